namespace RnnGen.Training;

/// <summary>
/// A text as B rows that lie side by side, each a contiguous stretch of ⌊N/B⌋ words (the last N mod B words are left out), read T words at a
/// time: row b of batch k + 1 continues where row b of batch k ended, so that the state is carried. Every word of a row but its first is a target
/// once an epoch; the last batch is padded.
/// </summary>
public sealed class StreamDataset : SequenceDataset
{
    private readonly int _rowLength;

    /// <summary>Lays out a text.</summary>
    /// <param name="tokens">The words; at least B·(T + 1).</param>
    /// <param name="shape">The model to train, with a loss at every step.</param>
    /// <exception cref="ArgumentNullException"><paramref name="shape"/> is null.</exception>
    /// <exception cref="ArgumentOutOfRangeException">V, T or B of <paramref name="shape"/> is below 1, or a token is outside [0, V).</exception>
    /// <exception cref="ArgumentException">The loss is another one, or the text is too short.</exception>
    public StreamDataset(ReadOnlyMemory<int> tokens, ModelShape shape)
        : base(tokens, shape, LossPosition.EveryStep, WordsNeeded) =>
        _rowLength = tokens.Length / shape.BatchSize;

    /// <summary>The fewest words that fill one batch.</summary>
    /// <param name="shape">The model.</param>
    public static long WordsNeeded(ModelShape shape)
    {
        ArgumentNullException.ThrowIfNull(shape);
        return shape.BatchSize * (shape.SequenceLength + 1L);
    }

    /// <inheritdoc/>
    public override int BatchCount => ((_rowLength - 2) / SequenceLength) + 1;

    /// <inheritdoc/>
    public override int TargetCount => (_rowLength - 1) * BatchSize;

    /// <inheritdoc/>
    public override bool CarriesStateAfter(int batch) => batch < BatchCount - 1;

    /// <inheritdoc/>
    protected override void FillBatch(int batch, Span<int> inputs, Span<int> targets)
    {
        for (int b = 0; b < BatchSize; b++)
        {
            int row = b * _rowLength;
            FillSequence(b, row + (batch * SequenceLength), row + _rowLength - 1, inputs, targets);
        }
    }
}

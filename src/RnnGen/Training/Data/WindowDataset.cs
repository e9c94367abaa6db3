namespace RnnGen.Training;

/// <summary>
/// A text as independent windows: window i is the words from i·T to i·T + T − 1, each with the word that follows as its target, read from zero
/// state. Every word but the first is a target once an epoch; the last window and the last batch are padded.
/// </summary>
public sealed class WindowDataset : SequenceDataset
{
    private readonly Permutation _windows;

    /// <summary>Lays out a text.</summary>
    /// <param name="tokens">The words; at least B·T + 1.</param>
    /// <param name="shape">The model to train, with a loss at every step.</param>
    /// <exception cref="ArgumentNullException"><paramref name="shape"/> is null.</exception>
    /// <exception cref="ArgumentOutOfRangeException">V, T or B of <paramref name="shape"/> is below 1, or a token is outside [0, V).</exception>
    /// <exception cref="ArgumentException">The loss is another one, or the text is too short.</exception>
    public WindowDataset(ReadOnlyMemory<int> tokens, ModelShape shape)
        : base(tokens, shape, LossPosition.EveryStep, WordsNeeded) =>
        _windows = new Permutation(((tokens.Length - 2) / shape.SequenceLength) + 1);

    /// <summary>The fewest words that fill one batch.</summary>
    /// <param name="shape">The model.</param>
    public static long WordsNeeded(ModelShape shape)
    {
        ArgumentNullException.ThrowIfNull(shape);
        return ((long)shape.BatchSize * shape.SequenceLength) + 1;
    }

    /// <inheritdoc/>
    public override int BatchCount => ((_windows.Count - 1) / BatchSize) + 1;

    /// <inheritdoc/>
    public override int TargetCount => Tokens.Length - 1;

    /// <inheritdoc/>
    public override void Shuffle(ulong seed, int epoch) => _windows.Shuffle(seed, epoch);

    /// <inheritdoc/>
    protected override void FillBatch(int batch, Span<int> inputs, Span<int> targets)
    {
        int end = Tokens.Length - 1;
        for (int b = 0; b < BatchSize; b++)
        {
            int slot = (batch * BatchSize) + b;
            int start = slot < _windows.Count ? _windows[slot] * SequenceLength : end;
            FillSequence(b, start, end, inputs, targets);
        }
    }
}

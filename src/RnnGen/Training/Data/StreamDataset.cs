namespace RnnGen.Training;

/// <summary>
/// A text as B rows that lie side by side, each a contiguous stretch of ⌊N/B⌋ words (the last N mod B words are left out), read T words at a
/// time: row b of batch k + 1 continues where row b of batch k ended, so that the state is carried. Every word of a row but its first is a target
/// once an epoch; the last batch is padded.
/// </summary>
public sealed class StreamDataset : SequenceDataset
{
    /// <summary>One batch in so many is cut to half its length.</summary>
    private const int HalvedOneIn = 20;

    private readonly int _rowLength;

    /// <summary>Where each batch begins in its row, and last where the last one ends; null where all are T long.</summary>
    private readonly int[]? _starts;
    private readonly int[]? _lengths;
    private readonly Permutation? _order;

    /// <summary>Lays out a text.</summary>
    /// <param name="tokens">The words; at least B·(T + 1).</param>
    /// <param name="shape">The model to train, with a loss at every step.</param>
    /// <param name="variesLength">
    /// Whether batches are of different lengths, most of them from ⌈⅞T⌉ to T and one in twenty half of that, in another order in each epoch, so that it is not always the same words at which gradients cease to
    /// flow (Merity, Keskar and Socher 2018). What a batch leaves of its T steps takes time, but is not scored.
    /// </param>
    /// <exception cref="ArgumentNullException"><paramref name="shape"/> is null.</exception>
    /// <exception cref="ArgumentOutOfRangeException">V, T or B of <paramref name="shape"/> is below 1, or a token is outside [0, V).</exception>
    /// <exception cref="ArgumentException">The loss is another one, or the text is too short.</exception>
    public StreamDataset(ReadOnlyMemory<int> tokens, ModelShape shape, bool variesLength = false)
        : base(tokens, shape, LossPosition.EveryStep, WordsNeeded)
    {
        _rowLength = tokens.Length / shape.BatchSize;
        if (variesLength)
        {
            _lengths = DrawLengths(_rowLength - 1, SequenceLength);
            _order = new Permutation(_lengths.Length);
            _starts = new int[_lengths.Length + 1];
            LayOut();
        }
    }

    /// <summary>The fewest words that fill one batch.</summary>
    /// <param name="shape">The model.</param>
    public static long WordsNeeded(ModelShape shape)
    {
        ArgumentNullException.ThrowIfNull(shape);
        return shape.BatchSize * (shape.SequenceLength + 1L);
    }

    /// <inheritdoc/>
    public override int BatchCount => _lengths?.Length ?? ((_rowLength - 2) / SequenceLength) + 1;

    /// <inheritdoc/>
    public override int TargetCount => (_rowLength - 1) * BatchSize;

    /// <inheritdoc/>
    public override bool CarriesStateAfter(int batch) => batch < BatchCount - 1;

    /// <inheritdoc/>
    public override int StepsOf(int batch)
    {
        ThrowIfNoBatch(batch);
        return _starts is null ? SequenceLength : _starts[batch + 1] - _starts[batch];
    }

    /// <inheritdoc/>
    public override void Shuffle(ulong seed, int epoch)
    {
        if (_order is not null)
        {
            _order.Shuffle(seed, epoch);
            LayOut();
        }
    }

    /// <inheritdoc/>
    public override string ToString() => _lengths is null ? base.ToString() : $"{base.ToString()} of varying lengths";

    /// <inheritdoc/>
    protected override void FillBatch(int batch, Span<int> inputs, Span<int> targets)
    {
        int start = _starts is null ? batch * SequenceLength : _starts[batch];
        for (int b = 0; b < BatchSize; b++)
        {
            int row = b * _rowLength;
            FillSequence(b, row + start, row + _rowLength - 1, inputs, targets);
        }

        targets[(StepsOf(batch) * BatchSize)..].Fill(IgnoredTarget);
    }

    /// <summary>Lengths that add up to that of a row, always the same: an epoch has the same batches as any other, in another order.</summary>
    private static int[] DrawLengths(int rowLength, int longest)
    {
        RandomSource random = new(0);
        List<int> lengths = [];
        for (int rest = rowLength; rest > 0; rest -= lengths[^1])
        {
            int length = longest - random.NextInt32((longest / 8) + 1);
            length = random.NextInt32(HalvedOneIn) == 0 ? Math.Max(1, length / 2) : length;
            lengths.Add(Math.Min(length, rest));
        }

        return [.. lengths];
    }

    private void LayOut()
    {
        for (int batch = 0; batch < _lengths!.Length; batch++)
        {
            _starts![batch + 1] = _starts[batch] + _lengths[_order![batch]];
        }
    }
}

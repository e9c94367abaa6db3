namespace RnnGen.Training;

/// <summary>
/// A text as n-grams: n words predict the one that follows, 5 451 321 -> 8, then 451 321 8 -> 321. A window of n + N words slides over the text
/// and yields N n-grams at a time, one batch; it advances by N words, so that each n-gram comes once an epoch. n is the model's SequenceLength,
/// N its BatchSize. The last window is padded.
/// </summary>
public sealed class NGramDataset : SequenceDataset
{
    private readonly Permutation _windows;

    /// <summary>Lays out a text.</summary>
    /// <param name="tokens">The words; at least one window, n + N.</param>
    /// <param name="shape">The model to train, with its loss at the last step.</param>
    /// <exception cref="ArgumentNullException"><paramref name="shape"/> is null.</exception>
    /// <exception cref="ArgumentOutOfRangeException">V, T or B of <paramref name="shape"/> is below 1, or a token is outside [0, V).</exception>
    /// <exception cref="ArgumentException">The loss is another one, or the text is too short.</exception>
    public NGramDataset(ReadOnlyMemory<int> tokens, ModelShape shape)
        : base(tokens, shape, LossPosition.LastStep, WordsNeeded) =>
        _windows = new Permutation(((TargetCount - 1) / BatchSize) + 1);

    /// <summary>The fewest words that fill one batch.</summary>
    /// <param name="shape">The model.</param>
    public static long WordsNeeded(ModelShape shape)
    {
        ArgumentNullException.ThrowIfNull(shape);
        return (long)shape.SequenceLength + shape.BatchSize;
    }

    /// <inheritdoc/>
    public override int BatchCount => _windows.Count;

    /// <inheritdoc/>
    public override int TargetCount => Tokens.Length - SequenceLength;

    /// <inheritdoc/>
    public override void Shuffle(ulong seed, int epoch) => _windows.Shuffle(seed, epoch);

    /// <inheritdoc/>
    protected override void FillBatch(int batch, Span<int> inputs, Span<int> targets)
    {
        ReadOnlySpan<int> tokens = Tokens.Span;
        int firstGram = _windows[batch] * BatchSize;
        for (int b = 0; b < BatchSize; b++)
        {
            int gram = firstGram + b;
            bool isPadding = gram >= TargetCount;
            for (int t = 0; t < SequenceLength; t++)
            {
                inputs[(t * BatchSize) + b] = isPadding ? Vocabulary.Unknown : tokens[gram + t];
            }

            targets[b] = isPadding ? IgnoredTarget : tokens[gram + SequenceLength];
        }
    }
}

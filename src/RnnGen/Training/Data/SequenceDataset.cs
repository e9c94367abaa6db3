namespace RnnGen.Training;

/// <summary>
/// Batches to train on: T steps of B sequences side by side, with the word that each should predict. <see cref="StreamDataset"/>, <see cref="WindowDataset"/> and
/// <see cref="NGramDataset"/> cut up a long text, <see cref="SentenceDataset"/> keeps sentences apart; derive from this class for data of another kind.
/// </summary>
/// <remarks>
/// One reader at a time. In each epoch a run calls <see cref="Shuffle"/> once, and then <see cref="ReadBatch"/> for batch 0, 1, and so on; a resumed run begins with
/// <see cref="Shuffle"/> of its epoch and the batch that comes next. So what a batch holds may depend on the arguments of the last <see cref="Shuffle"/> and on its
/// own number alone. All of it runs on the training thread between two steps, and must not allocate.
/// </remarks>
public abstract class SequenceDataset
{
    /// <summary>A target that is not scored: padding.</summary>
    public const int IgnoredTarget = -1;

    private int[]? _positions;

    /// <summary>Checks the words against the model's sizes.</summary>
    /// <param name="tokens">
    /// All words that the batches are made of. A checkpoint remembers a hash of them, beside the text of <see cref="ToString"/>: a run is resumed only with the same.
    /// </param>
    /// <param name="shape">The model to train: its T, B and loss are those of the batches.</param>
    /// <exception cref="ArgumentNullException"><paramref name="shape"/> is null.</exception>
    /// <exception cref="ArgumentOutOfRangeException">V, T or B of <paramref name="shape"/> is below 1, T·B is more than an array holds, or a token is outside [0, V).</exception>
    protected SequenceDataset(ReadOnlyMemory<int> tokens, ModelShape shape)
    {
        ArgumentNullException.ThrowIfNull(shape);
        ArgumentOutOfRangeException.ThrowIfLessThan(shape.VocabularySize, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(shape.SequenceLength, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(shape.BatchSize, 1);
        long words = (long)shape.SequenceLength * shape.BatchSize;
        if (words > Array.MaxLength)
        {
            throw new ArgumentOutOfRangeException(
                nameof(shape), words, $"A batch of SequenceLength = {shape.SequenceLength} by BatchSize = {shape.BatchSize} has {words} words, but an array holds at most {Array.MaxLength}.");
        }

        TokenRules.ThrowIfNotWords(tokens.Span, shape.VocabularySize, nameof(tokens));
        Tokens = tokens;
        SequenceLength = shape.SequenceLength;
        BatchSize = shape.BatchSize;
        Loss = shape.Loss;
        foreach (int token in tokens.Span)
        {
            LargestToken = Math.Max(LargestToken, token);
        }
    }

    /// <summary>Checks also that the model takes its loss where this kind of data has targets, and that there is at least one full batch.</summary>
    /// <param name="tokens">The words of the text.</param>
    /// <param name="shape">The model to train.</param>
    /// <param name="loss">Where this kind of data set has its targets.</param>
    /// <param name="wordsNeeded">Fewest words that fill one batch of a shape.</param>
    /// <exception cref="ArgumentException">The model's loss is taken elsewhere, or the text is too short.</exception>
    private protected SequenceDataset(ReadOnlyMemory<int> tokens, ModelShape shape, LossPosition loss, Func<ModelShape, long> wordsNeeded)
        : this(tokens, shape)
    {
        if (shape.Loss != loss)
        {
            throw new ArgumentException(
                $"{GetType().Name} needs a model with Loss = {loss}, but this one has Loss = {shape.Loss}. Declare the model so, or use "
                + $"{(loss == LossPosition.EveryStep ? nameof(NGramDataset) : $"{nameof(StreamDataset)}, {nameof(WindowDataset)} or {nameof(SentenceDataset)}")}.",
                nameof(shape));
        }

        long needed = wordsNeeded(shape);
        if (tokens.Length < needed)
        {
            string sentences = loss == LossPosition.EveryStep ? $", or train on sentences with {nameof(SentenceDataset)}, which takes any number of them" : "";
            throw new ArgumentException(
                $"The text has {tokens.Length} words, but one batch needs {needed} (SequenceLength = {shape.SequenceLength}, "
                + $"BatchSize = {shape.BatchSize}). Give a longer text, or declare a smaller model{sentences}.",
                nameof(tokens));
        }
    }

    /// <summary>T: words of each sequence in a batch; n of n-grams.</summary>
    public int SequenceLength { get; }

    /// <summary>B: sequences side by side.</summary>
    public int BatchSize { get; }

    /// <summary>Whether every step has a target, or the last one alone.</summary>
    public LossPosition Loss { get; }

    /// <summary>Batches in one epoch, at least 1; the same in every epoch.</summary>
    public abstract int BatchCount { get; }

    /// <summary>Targets scored in one epoch, padding excluded.</summary>
    public abstract int TargetCount { get; }

    /// <summary>The largest token of the data: below the vocabulary's count, if that vocabulary encoded them.</summary>
    public int LargestToken { get; }

    /// <summary>Length of the inputs of a batch: T·B.</summary>
    public int InputsPerBatch => SequenceLength * BatchSize;

    /// <summary>Length of the targets of a batch: T·B, or B when only the last step has targets.</summary>
    public int TargetsPerBatch => Loss == LossPosition.EveryStep ? InputsPerBatch : BatchSize;

    /// <summary>All words that the batches are made of, in the order of the text: those that a teacher reads for <see cref="SoftTargets.Of"/>.</summary>
    public ReadOnlyMemory<int> Tokens { get; private set; }

    /// <summary>
    /// Whether the next batch continues where a batch ended, row by row, so that its sequences begin with the state that this one leaves (no gradient crosses); else
    /// they begin with zeros, as the first batch of an epoch always does. Default false.
    /// </summary>
    /// <param name="batch">Its number in [0, <see cref="BatchCount"/>), in the order of the last <see cref="Shuffle"/>.</param>
    public virtual bool CarriesStateAfter(int batch) => false;

    /// <summary>
    /// Time steps of a batch that are trained: at least 1, and at most T, which it is by default. The sequences of the next batch continue after the last of them where
    /// <see cref="CarriesStateAfter"/> says so, whatever the inputs beyond are. The learning rate of the batch is multiplied by this / T.
    /// </summary>
    /// <param name="batch">Its number in [0, <see cref="BatchCount"/>), in the order of the last <see cref="Shuffle"/>.</param>
    public virtual int StepsOf(int batch) => SequenceLength;

    /// <summary>Reads a batch.</summary>
    /// <param name="batch">Its number in [0, <see cref="BatchCount"/>), in the order of the last <see cref="Shuffle"/>.</param>
    /// <param name="inputs">Receives T·B words, time-major: [t][b]. Padding is <see cref="Vocabulary.Unknown"/>.</param>
    /// <param name="targets">Receives T·B words [t][b], or B when only the last step has targets. Padding is <see cref="IgnoredTarget"/>.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="batch"/> is outside.</exception>
    /// <exception cref="ArgumentException">A span has another length.</exception>
    public void ReadBatch(int batch, Span<int> inputs, Span<int> targets)
    {
        ThrowIfNoBatch(batch);
        ThrowIfOtherLength(inputs.Length, InputsPerBatch, nameof(inputs));
        ThrowIfOtherLength(targets.Length, TargetsPerBatch, nameof(targets));
        FillBatch(batch, inputs, targets);
    }

    /// <summary>Reads a batch, and where in <see cref="Tokens"/> its targets stand: it is laid out twice, once with the position of each word in place of the word.</summary>
    /// <param name="batch">Its number in [0, <see cref="BatchCount"/>), in the order of the last <see cref="Shuffle"/>.</param>
    /// <param name="inputs">Receives T·B words.</param>
    /// <param name="targets">Receives T·B words, or B.</param>
    /// <param name="positions">Receives a position for each target, <see cref="IgnoredTarget"/> for one that is not scored; nothing where it is empty.</param>
    /// <exception cref="InvalidOperationException">The targets are not words of <see cref="Tokens"/> at those positions: a class of the program's own makes them up.</exception>
    internal void ReadBatchWithPositions(int batch, Span<int> inputs, Span<int> targets, Span<int> positions)
    {
        if (positions.IsEmpty)
        {
            ReadBatch(batch, inputs, targets);
            return;
        }

        ReadOnlyMemory<int> tokens = Tokens;
        Tokens = _positions ??= [.. Enumerable.Range(0, tokens.Length)];
        try
        {
            ReadBatch(batch, inputs, positions);
        }
        finally
        {
            Tokens = tokens;
        }

        ReadBatch(batch, inputs, targets);
        for (int i = 0; i < targets.Length; i++)
        {
            if (positions[i] < 0 ? targets[i] >= 0 : positions[i] >= tokens.Length || tokens.Span[positions[i]] != targets[i])
            {
                throw new InvalidOperationException($"Target {i} of batch {batch} of {GetType().Name} is not a word of its {nameof(Tokens)}, so it has no soft target: train without {nameof(TrainingOptions.SoftTargets)}.");
            }
        }
    }

    /// <summary>
    /// Puts the batches of an epoch into an order that <paramref name="seed"/> and <paramref name="epoch"/> alone decide, whatever it was before. Until the first call
    /// they come in the order of the data. By default, and in a stream, they keep it.
    /// </summary>
    /// <param name="seed">Seed of the training run.</param>
    /// <param name="epoch">The epoch, from 1.</param>
    public virtual void Shuffle(ulong seed, int epoch)
    {
    }

    /// <summary>What tells these data from others of the same words: the kind with all of its numbers. By default the name of the class.</summary>
    public override string ToString() => GetType().Name;

    /// <summary>Writes a batch; the arguments have been checked. Each batch has at least one target that is not ignored.</summary>
    /// <param name="batch">Its number in [0, <see cref="BatchCount"/>), in the order of the last <see cref="Shuffle"/>.</param>
    /// <param name="inputs">Receives T·B words, time-major: [t][b].</param>
    /// <param name="targets">Receives T·B words [t][b], or B when only the last step has targets; <see cref="IgnoredTarget"/> is not scored.</param>
    protected abstract void FillBatch(int batch, Span<int> inputs, Span<int> targets);

    /// <summary>
    /// Writes sequence b of a batch whose every step has a target: the words of <see cref="Tokens"/> from <paramref name="start"/> up to but not including
    /// <paramref name="end"/>, each with the word after it as its target, then padding up to T.
    /// </summary>
    /// <param name="b">The sequence, in [0, B).</param>
    /// <param name="start">Position of the first word.</param>
    /// <param name="end">Position of the first word that is no input any more; padding alone where it is not after <paramref name="start"/>.</param>
    /// <param name="inputs">The inputs of the batch.</param>
    /// <param name="targets">The targets of the batch.</param>
    /// <exception cref="ArgumentOutOfRangeException">There is no sequence b, or the words, and the target of the last, do not lie within <see cref="Tokens"/>.</exception>
    /// <exception cref="ArgumentException">A span is not that of a batch, T·B long.</exception>
    protected void FillSequence(int b, int start, int end, Span<int> inputs, Span<int> targets)
    {
        ReadOnlySpan<int> tokens = Tokens.Span;
        ThrowIfNoSequence(b, start, end, tokens.Length);
        ThrowIfOtherLength(inputs.Length, InputsPerBatch, nameof(inputs));
        ThrowIfOtherLength(targets.Length, InputsPerBatch, nameof(targets));
        for (int t = 0; t < SequenceLength; t++)
        {
            // Not start + t, which may be past the largest number.
            bool isPadding = t >= (long)end - start;
            int position = isPadding ? 0 : start + t;
            int index = (t * BatchSize) + b;
            inputs[index] = isPadding ? Vocabulary.Unknown : tokens[position];
            targets[index] = isPadding ? IgnoredTarget : tokens[position + 1];
        }
    }

    private protected void ThrowIfNoBatch(int batch)
    {
        if ((uint)batch >= (uint)BatchCount)
        {
            throw new ArgumentOutOfRangeException(nameof(batch), batch, $"The batch is {batch}, but must lie in [0, {BatchCount}).");
        }
    }

    private void ThrowIfNoSequence(int b, int start, int end, int tokens)
    {
        if ((uint)b >= (uint)BatchSize)
        {
            throw new ArgumentOutOfRangeException(nameof(b), b, $"The sequence must lie in [0, {BatchSize}).");
        }

        // The word after the last one read is a target.
        if (start < end && (start < 0 || Math.Min(end, (long)start + SequenceLength) >= tokens))
        {
            throw new ArgumentOutOfRangeException(nameof(start), start, $"The words from {start} up to {end} and the one after them do not lie within the {tokens} words of the data.");
        }
    }

    private static void ThrowIfOtherLength(int actual, int expected, string name)
    {
        if (actual != expected)
        {
            throw new ArgumentException($"A batch has {expected} {name}, but the span has {actual}.", name);
        }
    }
}

namespace RnnGen.Training;

/// <summary>
/// A text as batches to train on: T steps of B sequences side by side, with the word that each should predict. Batches are written into the
/// caller's spans, without allocating. One reader at a time.
/// </summary>
public abstract class SequenceDataset
{
    /// <summary>A target that is not scored: padding.</summary>
    public const int IgnoredTarget = -1;

    /// <summary>Checks the text against the model's sizes.</summary>
    /// <param name="tokens">The words of the text.</param>
    /// <param name="shape">The model to train.</param>
    /// <param name="loss">Where this kind of data set has its targets.</param>
    /// <param name="countNeededTokens">Fewest words that fill one batch, of a shape whose sizes have been checked.</param>
    /// <exception cref="ArgumentNullException"><paramref name="shape"/> is null.</exception>
    /// <exception cref="ArgumentOutOfRangeException">V, T or B of <paramref name="shape"/> is below 1.</exception>
    /// <exception cref="ArgumentException">The model's loss is taken elsewhere, a token is outside [0, V), or the text is too short.</exception>
    private protected SequenceDataset(ReadOnlyMemory<int> tokens, ModelShape shape, LossPosition loss, Func<ModelShape, long> countNeededTokens)
    {
        ArgumentNullException.ThrowIfNull(shape);
        ArgumentOutOfRangeException.ThrowIfLessThan(shape.VocabularySize, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(shape.SequenceLength, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(shape.BatchSize, 1);
        if (shape.Loss != loss)
        {
            throw new ArgumentException(
                $"{GetType().Name} needs a model with Loss = {loss}, but this one has Loss = {shape.Loss}. Declare the model so, or use "
                + $"{(loss == LossPosition.EveryStep ? nameof(NGramDataset) : $"{nameof(StreamDataset)} or {nameof(WindowDataset)}")}.",
                nameof(shape));
        }

        long neededTokens = countNeededTokens(shape);
        if (tokens.Length < neededTokens)
        {
            throw new ArgumentException(
                $"The text has {tokens.Length} words, but one batch needs {neededTokens} (SequenceLength = {shape.SequenceLength}, "
                + $"BatchSize = {shape.BatchSize}). Give a longer text, or declare a smaller model.",
                nameof(tokens));
        }

        Tokens = tokens;
        SequenceLength = shape.SequenceLength;
        BatchSize = shape.BatchSize;
        Loss = loss;
        LargestToken = FindLargestToken(tokens.Span, shape.VocabularySize);
    }

    /// <summary>T: words of each sequence in a batch; n of n-grams.</summary>
    public int SequenceLength { get; }

    /// <summary>B: sequences side by side.</summary>
    public int BatchSize { get; }

    /// <summary>Whether every step has a target, or the last one alone.</summary>
    public LossPosition Loss { get; }

    /// <summary>Batches in one epoch.</summary>
    public abstract int BatchCount { get; }

    /// <summary>Targets scored in one epoch, padding excluded.</summary>
    public abstract int TargetCount { get; }

    /// <summary>Whether batch k + 1 goes on where batch k ended, so that the state after one is the state before the next.</summary>
    public virtual bool CarriesState => false;

    /// <summary>The largest token of the text: below the vocabulary's count, if that vocabulary encoded it.</summary>
    public int LargestToken { get; }

    /// <summary>Length of the inputs of a batch: T·B.</summary>
    public int InputsPerBatch => SequenceLength * BatchSize;

    /// <summary>Length of the targets of a batch: T·B, or B when only the last step has targets.</summary>
    public int TargetsPerBatch => Loss == LossPosition.EveryStep ? InputsPerBatch : BatchSize;

    /// <summary>The words of the text.</summary>
    internal ReadOnlyMemory<int> Tokens { get; }

    /// <summary>Writes a batch.</summary>
    /// <param name="batch">Its number in [0, <see cref="BatchCount"/>).</param>
    /// <param name="inputs">Receives T·B words, time-major: [t][b]. Padding is <see cref="Vocabulary.Unknown"/>.</param>
    /// <param name="targets">Receives T·B words [t][b], or B when only the last step has targets. Padding is <see cref="IgnoredTarget"/>.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="batch"/> is outside.</exception>
    /// <exception cref="ArgumentException">A span has another length.</exception>
    public void ReadBatch(int batch, Span<int> inputs, Span<int> targets)
    {
        if ((uint)batch >= (uint)BatchCount)
        {
            throw new ArgumentOutOfRangeException(nameof(batch), batch, $"The batch must lie in [0, {BatchCount}).");
        }

        if (inputs.Length != InputsPerBatch)
        {
            throw new ArgumentException($"A batch has {InputsPerBatch} inputs, but the span has {inputs.Length}.", nameof(inputs));
        }

        if (targets.Length != TargetsPerBatch)
        {
            throw new ArgumentException($"A batch has {TargetsPerBatch} targets, but the span has {targets.Length}.", nameof(targets));
        }

        FillBatch(batch, inputs, targets);
    }

    /// <summary>
    /// Puts the batches of an epoch into an order that <paramref name="seed"/> and <paramref name="epoch"/> alone decide. Before the first call
    /// they come in the order of the text. A stream keeps that order.
    /// </summary>
    /// <param name="seed">Seed of the training run.</param>
    /// <param name="epoch">Number of the epoch.</param>
    public virtual void Shuffle(ulong seed, int epoch)
    {
    }

    private protected abstract void FillBatch(int batch, Span<int> inputs, Span<int> targets);

    /// <summary>Writes sequence b of a batch whose every step has a target: words from <paramref name="start"/> on, those before
    /// <paramref name="end"/> with the word that follows as the target, then padding up to T.</summary>
    private protected void FillSequence(int b, int start, int end, Span<int> inputs, Span<int> targets)
    {
        ReadOnlySpan<int> tokens = Tokens.Span;
        for (int t = 0; t < SequenceLength; t++)
        {
            int position = start + t;
            bool isPadding = position >= end;
            int index = (t * BatchSize) + b;
            inputs[index] = isPadding ? Vocabulary.Unknown : tokens[position];
            targets[index] = isPadding ? IgnoredTarget : tokens[position + 1];
        }
    }

    private static int FindLargestToken(ReadOnlySpan<int> tokens, int vocabularySize)
    {
        int largest = 0;
        for (int position = 0; position < tokens.Length; position++)
        {
            int token = tokens[position];
            if ((uint)token >= (uint)vocabularySize)
            {
                throw new ArgumentException(
                    $"Token {token} at position {position} is outside [0, {vocabularySize}), the model's vocabulary.", nameof(tokens));
            }

            largest = Math.Max(largest, token);
        }

        return largest;
    }
}

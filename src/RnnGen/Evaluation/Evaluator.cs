namespace RnnGen;

/// <summary>
/// Measures how well a model predicts a text: one stream from zero state, carried to the end, every word but the first a target. A model of n-grams
/// predicts each word from the n before it, from zero state, so its first n words are no targets. One row of logits is made with it; evaluating
/// allocates nothing. It reads the live parameters and belongs to one thread at a time.
/// </summary>
public sealed class Evaluator
{
    private readonly BoundNetwork _bound;
    private readonly RecurrentState _state;
    private readonly int _firstTarget;

    /// <summary>Evaluates a model as it stands at each call.</summary>
    public Evaluator(RnnModel model)
        : this((model ?? throw new ArgumentNullException(nameof(model))).Bound)
    {
    }

    /// <summary>Evaluates a frozen model.</summary>
    public Evaluator(FrozenModel model)
        : this((model ?? throw new ArgumentNullException(nameof(model))).Bound)
    {
    }

    private Evaluator(BoundNetwork bound)
    {
        _bound = bound;
        _state = new RecurrentState(bound, PanelCount * RnnNetwork.PanelWidth);
        ModelShape shape = bound.Network.Shape;
        _firstTarget = shape.Loss == LossPosition.LastStep ? shape.SequenceLength : 1;
    }

    private int PanelCount => (_bound.WordCount + RnnNetwork.PanelWidth - 1) / RnnNetwork.PanelWidth;

    /// <summary>Evaluates the model on a text.</summary>
    /// <param name="tokens">The words of the text.</param>
    /// <exception cref="ArgumentException">The text has no target: it has fewer than 2 words, or than n + 1 for a model of n-grams.</exception>
    /// <exception cref="ArgumentOutOfRangeException">A word is not in the vocabulary.</exception>
    public Evaluation Evaluate(ReadOnlySpan<int> tokens)
    {
        ThrowIfInvalid(tokens);
        EvaluationTally tally = default;
        _state.Reset();
        for (int i = 1; i < tokens.Length; i++)
        {
            _state.Feed(tokens[i - 1]);
            if (i >= _firstTarget)
            {
                Span<float> logits = NextLogits();
                double loss = Loss(logits, tokens[i]);
                logits[Vocabulary.Unknown] = float.NegativeInfinity;
                tally.Add(loss, tokens[i] == Vocabulary.Unknown ? null : LogitVectors.Rank(logits, tokens[i]));
            }
        }

        return tally.ToEvaluation();
    }

    /// <summary>Mean −ln p(target), without ranks; false when cancelled on the way. The tokens were checked before.</summary>
    internal bool TryMeanLoss(ReadOnlySpan<int> tokens, CancellationToken cancellationToken, out double meanLoss)
    {
        double sum = 0;
        meanLoss = double.NaN;
        _state.Reset();
        for (int i = 1; i < tokens.Length; i++)
        {
            if (cancellationToken.IsCancellationRequested)
            {
                return false;
            }

            _state.Feed(tokens[i - 1]);
            if (i >= _firstTarget)
            {
                sum += Loss(NextLogits(), tokens[i]);
            }
        }

        meanLoss = sum / (tokens.Length - _firstTarget);
        return true;
    }

    internal void ThrowIfInvalid(ReadOnlySpan<int> tokens)
    {
        if (tokens.Length <= _firstTarget)
        {
            throw new ArgumentException($"The text to evaluate has {tokens.Length} words, but needs at least {_firstTarget + 1}.", nameof(tokens));
        }

        for (int i = 0; i < tokens.Length; i++)
        {
            if ((uint)tokens[i] >= (uint)_bound.WordCount)
            {
                throw new ArgumentOutOfRangeException(nameof(tokens), tokens[i], $"tokens[{i}] is {tokens[i]}, but tokens run from 0 to {_bound.WordCount - 1}.");
            }
        }
    }

    private Span<float> NextLogits()
    {
        Span<float> logits = _state.LogitBuffer;
        _state.Logits(logits, firstPanel: 0, PanelCount);
        logits[_bound.WordCount..].Fill(float.NegativeInfinity);
        return logits;
    }

    private static double Loss(ReadOnlySpan<float> logits, int target)
    {
        RunningSoftmax softmax = new();
        softmax.Add(new LogitRow(logits));
        return softmax.LogSumExp - logits[target];
    }
}

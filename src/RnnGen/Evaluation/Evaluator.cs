namespace RnnGen;

/// <summary>
/// Measures how well a model predicts a text: one stream from zero state, carried to the end, every word but the first a target. A model of n-grams
/// predicts each word from the n before it, from zero state, so its first n words are no targets. What it needs of memory does not grow with the
/// vocabulary; evaluating allocates nothing. It reads the live parameters and belongs to one thread at a time.
/// </summary>
public sealed class Evaluator
{
    private readonly BoundNetwork _bound;
    private readonly RecurrentState _state;
    private readonly TargetScorer _scorer;
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
        _state = new RecurrentState(bound, logitFloats: 0);
        _scorer = new TargetScorer(bound);
        ModelShape shape = bound.Network.Shape;
        _firstTarget = shape.Loss == LossPosition.LastStep ? shape.SequenceLength : 1;
    }

    /// <summary>Evaluates the model on a text.</summary>
    /// <param name="tokens">The words of the text.</param>
    /// <exception cref="ArgumentException">The text has no target: it has fewer than 2 words, or than n + 1 for a model of n-grams.</exception>
    /// <exception cref="ArgumentOutOfRangeException">A word is not in the vocabulary.</exception>
    public Evaluation Evaluate(ReadOnlySpan<int> tokens)
    {
        ThrowIfInvalid(tokens);
        EvaluationTally tally = default;
        Begin(tokens);
        for (int first = _firstTarget; first < tokens.Length; first += TargetScorer.Rows)
        {
            ReadOnlySpan<int> targets = ReadUpToTargets(tokens, first);
            _scorer.ScoreAndRank(targets);
            for (int row = 0; row < targets.Length; row++)
            {
                tally.Add(_scorer.Loss(row), targets[row] == Vocabulary.Unknown ? null : _scorer.Rank(row));
            }
        }

        return tally.ToEvaluation();
    }

    /// <summary>Mean −ln p(target), without ranks; false when cancelled on the way. The tokens were checked before.</summary>
    internal bool TryMeanLoss(ReadOnlySpan<int> tokens, CancellationToken cancellationToken, out double meanLoss)
    {
        double sum = 0;
        meanLoss = double.NaN;
        Begin(tokens);
        for (int first = _firstTarget; first < tokens.Length; first += TargetScorer.Rows)
        {
            if (cancellationToken.IsCancellationRequested)
            {
                return false;
            }

            ReadOnlySpan<int> targets = ReadUpToTargets(tokens, first);
            _scorer.Score(targets);
            for (int row = 0; row < targets.Length; row++)
            {
                sum += _scorer.Loss(row);
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

    /// <summary>From zero state, reads the words before the last one that predicts the first target.</summary>
    private void Begin(ReadOnlySpan<int> tokens)
    {
        _state.Reset();
        foreach (int token in tokens[..(_firstTarget - 1)])
        {
            _state.Feed(token);
        }
    }

    /// <summary>Reads the words that predict the next targets, sixteen or as many as are left, and returns these.</summary>
    private ReadOnlySpan<int> ReadUpToTargets(ReadOnlySpan<int> tokens, int first)
    {
        ReadOnlySpan<int> targets = tokens.Slice(first, Math.Min(TargetScorer.Rows, tokens.Length - first));
        for (int row = 0; row < targets.Length; row++)
        {
            _state.Feed(tokens[first + row - 1]);
            _scorer.Take(row, _state);
        }

        return targets;
    }
}

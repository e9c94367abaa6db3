using RnnGen.Training;

namespace RnnGen;

/// <summary>
/// A measurement of how well a model predicts a text: one stream from zero state, carried to the end, with every word but the first as a target. An n-gram model
/// predicts each word from the n before it, from zero state, so its first n words are not targets. Its memory does not grow with the
/// vocabulary; evaluating allocates nothing. <see cref="RnnModel.CreateEvaluator"/> makes one that reads the live parameters,
/// <see cref="FrozenModel.CreateEvaluator"/> one over a frozen model. It may be used by one thread at a time.
/// </summary>
public sealed class Evaluator
{
    private const int Ranked = 5;

    private readonly ServedNetwork _bound;
    private readonly RecurrentState _state;
    private readonly TargetScorer _scorer;
    private readonly int _firstTarget;

    // The words of one round, out of the caller's reach: sixteen targets, and before them the word that predicts the first.
    private readonly int[] _words = new int[TargetScorer.Rows + 1];

    internal Evaluator(ServedNetwork bound)
    {
        _bound = bound;
        _state = new RecurrentState(bound, logitFloats: 0);
        _scorer = new TargetScorer(bound);
        _firstTarget = WordsNeeded(bound.Network.Shape) - 1;
    }

    /// <summary>The fewest words that contain a target: 2, or n + 1 for an n-gram model, whose first target is the word after n others.</summary>
    /// <param name="shape">The model.</param>
    /// <exception cref="ArgumentOutOfRangeException">No text can have that many words.</exception>
    public static int WordsNeeded(ModelShape shape)
    {
        ArgumentNullException.ThrowIfNull(shape);
        ArgumentOutOfRangeException.ThrowIfEqual(shape.NGramLength, int.MaxValue, nameof(shape));
        return Math.Max(shape.NGramLength, 1) + 1;
    }

    /// <summary>
    /// Evaluates any predictor on a text, word by word: −ln p from <see cref="IWordPredictor.Probability"/>, the rank among the first five of
    /// <see cref="IWordPredictor.Suggest"/>. For a <see cref="Session"/> the figures are, up to rounding, those of its model's own evaluator, which is faster.
    /// </summary>
    /// <param name="predictor">The predictor; it is reset first, and has read all words but the last afterwards.</param>
    /// <param name="tokens">The words of the text.</param>
    /// <param name="firstTarget">How many words come before the first target, at least 1: n for a session over an n-gram model.</param>
    /// <exception cref="ArgumentException">The text has no target: it has fewer than <paramref name="firstTarget"/> + 1 words.</exception>
    /// <exception cref="ArgumentOutOfRangeException">A word is not in the vocabulary, or <paramref name="firstTarget"/> is below 1.</exception>
    /// <exception cref="NonFiniteLogitsException">The predictor's probabilities are not numbers.</exception>
    public static Evaluation Evaluate(IWordPredictor predictor, ReadOnlySpan<int> tokens, int firstTarget = 1)
    {
        ArgumentNullException.ThrowIfNull(predictor);
        ArgumentOutOfRangeException.ThrowIfLessThan(firstTarget, 1);
        ThrowIfInvalid(tokens, firstTarget, predictor.Vocabulary.Count);
        EvaluationTally tally = default;
        Span<Suggestion> best = stackalloc Suggestion[Ranked];
        predictor.Reset();
        for (int i = 1; i < tokens.Length; i++)
        {
            predictor.Feed(tokens[i - 1]);
            if (i >= firstTarget)
            {
                int target = tokens[i];
                double probability = predictor.Probability(target);
                if (double.IsNaN(probability))
                {
                    throw new NonFiniteLogitsException();
                }

                tally.Add(-Math.Log(probability), target == Vocabulary.Unknown ? null : RankOf(target, best[..predictor.Suggest(best)]));
            }
        }

        return tally.ToEvaluation();
    }

    /// <summary>Evaluates the model on a text.</summary>
    /// <param name="tokens">The words of the text.</param>
    /// <exception cref="ArgumentException">The text has no target: it has fewer than 2 words, or fewer than n + 1 for an n-gram model.</exception>
    /// <exception cref="ArgumentOutOfRangeException">A word is not in the vocabulary.</exception>
    /// <exception cref="NonFiniteLogitsException">The model's logits are NaN or infinite, be it of a target alone.</exception>
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
                double loss = _scorer.Loss(row);
                if (!double.IsFinite(loss))
                {
                    throw new NonFiniteLogitsException();
                }

                tally.Add(loss, targets[row] == Vocabulary.Unknown ? null : _scorer.Rank(row));
            }
        }

        return tally.ToEvaluation();
    }

    /// <summary>Computes the mean −ln p(target), without ranks; returns false if cancelled. The tokens have been checked.</summary>
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

    internal void ThrowIfInvalid(ReadOnlySpan<int> tokens) => ThrowIfInvalid(tokens, _firstTarget, _bound.WordCount);

    private static void ThrowIfInvalid(ReadOnlySpan<int> tokens, int firstTarget, int wordCount)
    {
        if (tokens.Length <= firstTarget)
        {
            throw new ArgumentException($"The text to evaluate has {tokens.Length} words, but needs at least {firstTarget + 1}.", nameof(tokens));
        }

        TokenRules.ThrowIfNotWords(tokens, wordCount, nameof(tokens));
    }

    /// <summary>Counts the words suggested before a target; the number of ranked words if it is not among them.</summary>
    private static int RankOf(int target, ReadOnlySpan<Suggestion> best)
    {
        for (int rank = 0; rank < best.Length; rank++)
        {
            if (best[rank].Token == target)
            {
                return rank;
            }
        }

        return Ranked;
    }

    /// <summary>Reads from zero state all words before the one whose prediction is the first target.</summary>
    private void Begin(ReadOnlySpan<int> tokens)
    {
        _state.Reset();
        foreach (int token in tokens[..(_firstTarget - 1)])
        {
            _bound.ThrowIfNotAWord(token);
            _state.Feed(token);
        }
    }

    /// <summary>Reads the words that predict the next targets, up to sixteen, and returns these targets.</summary>
    /// <remarks>They were checked before the first of them was read; they are checked again as they are copied, because another thread may write to the caller's memory.</remarks>
    private ReadOnlySpan<int> ReadUpToTargets(ReadOnlySpan<int> tokens, int first)
    {
        Span<int> words = _words.AsSpan(0, Math.Min(TargetScorer.Rows, tokens.Length - first) + 1);
        for (int i = 0; i < words.Length; i++)
        {
            int position = first - 1 + i;
            int token = tokens[position];
            if ((uint)token >= (uint)_bound.WordCount)
            {
                throw new ArgumentOutOfRangeException(nameof(tokens), token, $"tokens[{position}] is {token}, but tokens run from 0 to {_bound.WordCount - 1}.");
            }

            words[i] = token;
        }

        for (int row = 0; row < words.Length - 1; row++)
        {
            _state.Feed(words[row]);
            _scorer.Take(row, _state);
        }

        return words[1..];
    }
}

namespace RnnGen.Cli;

/// <summary>Measures how well a model of n-grams predicts a text, just as <see cref="Evaluator"/> measures a network: one stream, every word but the first a target.</summary>
internal static class KneserNeyEvaluator
{
    private const int Ranked = 5;

    /// <summary>Evaluates.</summary>
    /// <param name="model">Who predicts.</param>
    /// <param name="tokens">The words of the text, at least 2.</param>
    public static Evaluation Evaluate(KneserNeyModel model, ReadOnlySpan<int> tokens)
    {
        EvaluationTally tally = default;
        KneserNeySession session = model.CreateSession();
        Span<int> best = stackalloc int[Ranked];
        for (int i = 1; i < tokens.Length; i++)
        {
            session.Feed(tokens[i - 1]);
            tally.Add(-Math.Log(session.Probability(tokens[i])), tokens[i] == Vocabulary.Unknown ? null : Rank(session, tokens[i], best));
        }

        return tally.ToEvaluation();
    }

    /// <summary>Words suggested before a target; as many as are ranked where it is not among them.</summary>
    private static int Rank(KneserNeySession session, int target, Span<int> best)
    {
        int rank = best[..session.Complete([], best)].IndexOf(target);
        return rank < 0 ? Ranked : rank;
    }
}

namespace RnnGen.NGrams;

/// <summary>Measures how well a predictor foresees a text, as <see cref="Evaluator"/> measures a network.</summary>
internal static class PredictorEvaluation
{
    private const int Ranked = 5;

    /// <summary>Evaluates: one stream, every word but the first a target.</summary>
    /// <param name="predictor">Has read nothing yet.</param>
    /// <param name="tokens">At least 2 words, all of them in the vocabulary.</param>
    public static Evaluation Evaluate(IWordPredictor predictor, ReadOnlySpan<int> tokens)
    {
        double loss = 0;
        double knownLoss = 0;
        int known = 0;
        Span<int> first = stackalloc int[Ranked];
        Span<Suggestion> best = stackalloc Suggestion[Ranked];
        first.Clear();
        for (int i = 1; i < tokens.Length; i++)
        {
            predictor.Feed(tokens[i - 1]);
            double targetLoss = -Math.Log(predictor.Probability(tokens[i]));
            loss += targetLoss;
            if (tokens[i] != Vocabulary.Unknown)
            {
                known++;
                knownLoss += targetLoss;
                for (int rank = RankOf(tokens[i], best[..predictor.Suggest(best)]); rank < Ranked; rank++)
                {
                    first[rank]++;
                }
            }
        }

        double targets = tokens.Length - 1;
        return new Evaluation(
            tokens.Length - 1,
            Math.Exp(loss / targets),
            Math.Exp(knownLoss / known),
            (targets - known) / targets,
            first[0] / (double)known,
            first[2] / (double)known,
            first[4] / (double)known);
    }

    /// <summary>Words suggested before a target; as many as are ranked where it is not among them.</summary>
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
}

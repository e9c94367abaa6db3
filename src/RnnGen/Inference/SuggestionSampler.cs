using System.Buffers;

namespace RnnGen;

/// <summary>
/// Draws from suggestions: for predictors that have probabilities but no logits. A word of probability p has the weight p^(1/temperature), which is
/// what softmax(ln p / temperature) is in proportion to.
/// </summary>
internal static class SuggestionSampler
{
    /// <summary>Draws a word.</summary>
    public static int Sample(IWordPredictor predictor, SamplingOptions options, ref RandomSource random)
    {
        ArgumentNullException.ThrowIfNull(options);
        if (options.RepetitionPenalty != 1)
        {
            throw new NotSupportedException($"This predictor has no logits to penalise: leave RepetitionPenalty at 1 instead of {options.RepetitionPenalty}.");
        }

        int limit = options.Temperature == 0 ? 1 : options.TopK == 0 ? predictor.WordCount : Math.Min(options.TopK, predictor.WordCount);
        Suggestion[] rented = ArrayPool<Suggestion>.Shared.Rent(limit);
        try
        {
            Span<Suggestion> words = rented.AsSpan(0, limit);
            words = words[..predictor.Suggest(words, options.Mask)];
            return words.IsEmpty || !(words[0].Probability > 0)
                ? throw new InvalidOperationException("There is no word to draw: the mask allows none that has a probability.")
                : options.Temperature == 0 ? words[0].Token
                : Draw(words, options, ref random);
        }
        finally
        {
            ArrayPool<Suggestion>.Shared.Return(rented);
        }
    }

    /// <summary>Draws one of the words, most probable first, or of the nucleus among them.</summary>
    private static int Draw(ReadOnlySpan<Suggestion> words, SamplingOptions options, ref RandomSource random)
    {
        double total = 0;
        foreach (Suggestion word in words)
        {
            total += Weight(word, words[0], options);
        }

        double enough = options.TopP < 1 ? options.TopP * total : double.PositiveInfinity;
        double nucleus = 0;
        int kept = 0;
        for (; kept < words.Length && nucleus < enough; kept++)
        {
            nucleus += Weight(words[kept], words[0], options);
        }

        double threshold = random.NextDouble() * nucleus;
        double cumulative = 0;
        int chosen = 0;
        for (int i = 0; i < kept && cumulative <= threshold; i++)
        {
            double weight = Weight(words[i], words[0], options);
            cumulative += weight;
            chosen = weight > 0 ? i : chosen;
        }

        return words[chosen].Token;
    }

    /// <summary>In proportion to the most probable word's, whose weight is 1, so that nothing underflows that matters.</summary>
    private static double Weight(Suggestion word, Suggestion best, SamplingOptions options) =>
        Math.Pow((double)word.Probability / best.Probability, 1 / (double)options.Temperature);
}

namespace RnnGen.Tests;

/// <summary>What a draw follows, in scalar double: penalty, mask, temperature, the k most probable, the nucleus among those.</summary>
internal static class FilteredDistribution
{
    public static double[] Of(float[] logits, SamplingOptions options, params int[] recent)
    {
        double[] adjusted = [.. logits.Select(logit => (double)logit)];
        foreach (int word in recent.Distinct())
        {
            adjusted[word] = adjusted[word] > 0 ? adjusted[word] / options.RepetitionPenalty : adjusted[word] * options.RepetitionPenalty;
        }

        int[] ranking = [.. Enumerable.Range(1, logits.Length - 1)
            .Where(word => options.Mask?.Allows(word) ?? true)
            .OrderByDescending(word => adjusted[word])
            .ThenBy(word => word)];
        int kept = options.TopK == 0 ? ranking.Length : Math.Min(options.TopK, ranking.Length);
        double[] weights = [.. ranking.Take(kept).Select(word => Math.Exp((adjusted[word] - adjusted[ranking[0]]) / options.Temperature))];
        double enough = options.TopP * weights.Sum();
        double[] probabilities = new double[logits.Length];
        double total = 0;
        for (int rank = 0; rank < kept && (options.TopP == 1 || total < enough); rank++)
        {
            probabilities[ranking[rank]] = weights[rank];
            total += weights[rank];
        }

        return [.. probabilities.Select(weight => weight / total)];
    }

    /// <summary>Asserts that counts lie within five standard deviations of what is expected, and are 0 where nothing is.</summary>
    public static void AssertDrawn(double[] probabilities, int[] counts)
    {
        int draws = counts.Sum();
        for (int word = 0; word < counts.Length; word++)
        {
            double deviation = 5 * Math.Sqrt(probabilities[word] * (1 - probabilities[word]) * draws);
            double margin = probabilities[word] == 0 ? 0 : deviation + 1;
            Assert.InRange(counts[word] - (probabilities[word] * draws), -margin, margin);
        }
    }
}

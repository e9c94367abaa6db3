namespace RnnGen.Tests;

/// <summary>Softmax, top-k and ranks in scalar double, straight from the definitions.</summary>
internal static class SoftmaxOracle
{
    public static double LogSumExp(ReadOnlySpan<float> logits)
    {
        double maximum = double.NegativeInfinity;
        foreach (float logit in logits)
        {
            maximum = Math.Max(maximum, logit);
        }

        double sum = 0;
        foreach (float logit in logits)
        {
            sum += Math.Exp(logit - maximum);
        }

        return maximum + Math.Log(sum);
    }

    public static double[] Probabilities(float[] logits, double temperature = 1)
    {
        double maximum = logits.Max();
        double[] weights = [.. logits.Select(logit => Math.Exp((logit - maximum) / temperature))];
        double sum = weights.Sum();
        return [.. weights.Select(weight => weight / sum)];
    }

    /// <summary>Known words by falling logit, of equals the lower first.</summary>
    public static int[] Ranking(float[] logits) =>
        [.. Enumerable.Range(1, logits.Length - 1).OrderByDescending(word => logits[word]).ThenBy(word => word)];

    public static float[] RandomLogits(int count, float scale, ref RandomSource random)
    {
        float[] logits = new float[count];
        for (int i = 0; i < count; i++)
        {
            logits[i] = scale * random.NextNormal();
        }

        return logits;
    }
}

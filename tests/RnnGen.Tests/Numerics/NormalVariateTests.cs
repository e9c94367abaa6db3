namespace RnnGen.Tests;

public class NormalVariateTests
{
    private const int Count = 1_000_000;
    private static readonly float[] Sorted = Draw();

    [Fact]
    public void MomentsAreThoseOfTheStandardNormal()
    {
        double mean = Sorted.Average(x => (double)x);
        double variance = Sorted.Average(x => (double)x * x);
        double skewness = Sorted.Average(x => (double)x * x * x);
        double kurtosis = Sorted.Average(x => (double)x * x * x * x);

        // Five standard errors each.
        Assert.Equal(0, mean, 5 / Math.Sqrt(Count));
        Assert.Equal(1, variance, 5 * Math.Sqrt(2.0 / Count));
        Assert.Equal(0, skewness, 5 * Math.Sqrt(15.0 / Count));
        Assert.Equal(3, kurtosis, 5 * Math.Sqrt(96.0 / Count));
    }

    [Theory]
    [InlineData(1, 0.317310507863)]
    [InlineData(2, 0.045500263896)]
    [InlineData(3, 0.002699796063)]
    [InlineData(4, 0.0000633424837)]
    public void TailsHaveTheirShare(double threshold, double probability)
    {
        int outside = Sorted.Count(x => Math.Abs(x) > threshold);

        Assert.Equal(probability, (double)outside / Count, 5 * Math.Sqrt(probability * (1 - probability) / Count));
    }

    [Fact]
    public void DistributionPassesKolmogorovSmirnov()
    {
        double distance = 0;
        for (int i = 0; i < Count; i++)
        {
            double cumulative = StandardNormalCdf(Sorted[i]);
            distance = Math.Max(distance, Math.Max(cumulative - ((double)i / Count), ((i + 1.0) / Count) - cumulative));
        }

        // 1.95 / √n is exceeded by one true sample in a thousand.
        Assert.True(distance < 1.95 / Math.Sqrt(Count), $"Distance {distance:E3}.");
    }

    [Fact]
    public void NeighboursAreUncorrelated()
    {
        RandomSource random = new(seed: 17);
        double previous = random.NextNormal();
        double sum = 0;
        for (int i = 0; i < Count; i++)
        {
            double next = random.NextNormal();
            sum += previous * next;
            previous = next;
        }

        Assert.Equal(0, sum / Count, 5 / Math.Sqrt(Count));
    }

    private static float[] Draw()
    {
        RandomSource random = new(seed: 13);
        float[] values = new float[Count];
        for (int i = 0; i < values.Length; i++)
        {
            values[i] = random.NextNormal();
        }

        Array.Sort(values);
        return values;
    }

    /// <summary>Φ(x) = ½ + φ(x)·(x + x³/3 + x⁵/(3·5) + …).</summary>
    private static double StandardNormalCdf(double x)
    {
        double term = x;
        double sum = x;
        for (int odd = 3; Math.Abs(term) > 1e-12; odd += 2)
        {
            term *= x * x / odd;
            sum += term;
        }

        return 0.5 + (sum * Math.Exp(-0.5 * x * x) / Math.Sqrt(2 * Math.PI));
    }
}

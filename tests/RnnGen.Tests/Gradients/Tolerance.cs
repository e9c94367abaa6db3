namespace RnnGen.Tests.Gradients;

/// <summary>The comparison of a tensor with its double reference: max |a − b| relative to max(max |b|, 10⁻³).</summary>
internal static class Tolerance
{
    public static double RelativeError(ReadOnlySpan<float> actual, ReadOnlySpan<double> expected)
    {
        Assert.Equal(expected.Length, actual.Length);
        double largest = 1e-3;
        double error = 0;
        for (int i = 0; i < expected.Length; i++)
        {
            largest = Math.Max(largest, Math.Abs(expected[i]));
            double difference = Math.Abs(actual[i] - expected[i]);
            error = double.IsNaN(difference) ? double.PositiveInfinity : Math.Max(error, difference);
        }

        return error / largest;
    }
}

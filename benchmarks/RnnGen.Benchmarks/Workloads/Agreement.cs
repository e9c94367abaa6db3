namespace RnnGen.Benchmarks;

/// <summary>A ratio means something only where both sides compute the same: each suite compares its two sides once, before it measures them.</summary>
internal static class Agreement
{
    private const double RelativeTolerance = 1e-5;

    /// <exception cref="InvalidOperationException">The values differ by more than rounding.</exception>
    public static void Require(string quantity, double generated, double naive)
    {
        if (!(Math.Abs(generated - naive) <= RelativeTolerance * Math.Abs(naive)))
        {
            throw new InvalidOperationException($"{quantity} is {generated} in the generated code, but {naive} in the naive code.");
        }
    }
}

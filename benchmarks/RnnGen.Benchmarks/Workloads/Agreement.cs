namespace RnnGen.Benchmarks;

/// <summary>A ratio means something only where both sides compute the same: each suite compares its two sides once, before it measures them.</summary>
internal static class Agreement
{
    private const double Tolerance = 1e-3;

    /// <exception cref="InvalidOperationException">The values differ by more than rounding.</exception>
    public static void Require(string quantity, double generated, double naive)
    {
        if (!(Math.Abs(generated - naive) <= Tolerance * Math.Max(Math.Abs(naive), Tolerance)))
        {
            throw new InvalidOperationException($"{quantity} is {generated} in the generated code, but {naive} in the naive code.");
        }
    }
}

namespace RnnGen.Benchmarks;

/// <summary>The check that sides agree: a ratio is meaningful only if both compute the same, so they are compared once before they are measured.</summary>
internal static class Agreement
{
    /// <summary>The relative rounding error allowed in a probability or a loss.</summary>
    public const double RelativeTolerance = 1e-5;

    /// <exception cref="InvalidOperationException">The generated code differs from the naive code by more than rounding.</exception>
    public static void Require(string quantity, double generated, double naive) =>
        Require(quantity, "the generated code", generated, naive, RelativeTolerance * Math.Abs(naive));

    /// <param name="quantity">The name of the quantity compared.</param>
    /// <param name="side">The side that computed <paramref name="value"/>.</param>
    /// <param name="value">The value that it computed.</param>
    /// <param name="expected">The expected value.</param>
    /// <param name="tolerance">The difference allowed.</param>
    /// <exception cref="InvalidOperationException">The values differ by more than the tolerance.</exception>
    public static void Require(string quantity, string side, double value, double expected, double tolerance)
    {
        if (!(Math.Abs(value - expected) <= tolerance))
        {
            throw new InvalidOperationException($"{quantity} is {value} in {side}, but should be {expected}.");
        }
    }
}

namespace RnnGen.Benchmarks;

/// <summary>A ratio means something only where both sides compute the same: they are compared once, before they are measured.</summary>
internal static class Agreement
{
    /// <summary>What rounding may make of it, of a probability or a loss.</summary>
    public const double RelativeTolerance = 1e-5;

    /// <exception cref="InvalidOperationException">The generated code differs from the naive code by more than rounding.</exception>
    public static void Require(string quantity, double generated, double naive) =>
        Require(quantity, "the generated code", generated, naive, RelativeTolerance * Math.Abs(naive));

    /// <param name="quantity">What is compared.</param>
    /// <param name="side">Who computed <paramref name="value"/>.</param>
    /// <param name="value">What that side computed.</param>
    /// <param name="expected">What it should be.</param>
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

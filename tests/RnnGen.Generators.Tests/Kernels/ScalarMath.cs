namespace RnnGen.Generators.Tests;

/// <summary>What <see cref="Math"/> has not.</summary>
internal static class ScalarMath
{
    /// <summary>σ(x) = 1 / (1 + e^−x).</summary>
    public static double Sigmoid(double x) => 1 / (1 + Math.Exp(-x));
}

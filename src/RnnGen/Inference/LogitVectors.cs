using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using RnnGen.CompilerServices;

namespace RnnGen;

/// <summary>
/// Vector passes over logits in whole panels of 16. A logit of −∞ stands for a word that takes no part. Compiled once at full
/// optimisation, like the kernels that compute them: the first word is suggested as fast as the last.
/// </summary>
internal static class LogitVectors
{
    /// <summary>The largest logit; −∞ for none.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static float Maximum(LogitRow logits)
    {
        Vector256<float> low = Vector256.Create(float.NegativeInfinity), high = low;
        for (int panel = 0; panel < logits.PanelCount; panel++)
        {
            low = Vector256.MaxNative(low, logits.Low(panel));
            high = Vector256.MaxNative(high, logits.High(panel));
        }

        return new LaneMaxima(low, high).Largest;
    }

    /// <summary>Throws where a logit is NaN or +∞; −∞ stands for a word that takes no part.</summary>
    /// <exception cref="NonFiniteLogitsException">There is one.</exception>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void ThrowIfNotFinite(ReadOnlySpan<float> logits)
    {
        Vector256<float> infinity = Vector256.Create(float.PositiveInfinity);
        Vector256<float> areFinite = Vector256<float>.AllBitsSet;
        foreach (Vector256<float> eight in MemoryMarshal.Cast<float, Vector256<float>>(logits))
        {
            areFinite &= Vector256.LessThan(eight, infinity);
        }

        if (areFinite.ExtractMostSignificantBits() != byte.MaxValue)
        {
            throw new NonFiniteLogitsException();
        }
    }

    /// <summary>Σ e^(logit − reference), and the largest logits.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static float SumOfExponentials(LogitRow logits, float reference, out LaneMaxima maxima)
    {
        Vector256<float> lowSum = Vector256<float>.Zero, highSum = lowSum;
        Vector256<float> lowMaximum = Vector256.Create(float.NegativeInfinity), highMaximum = lowMaximum;
        Vector256<float> shift = Vector256.Create(reference);
        for (int panel = 0; panel < logits.PanelCount; panel++)
        {
            Vector256<float> low = logits.Low(panel), high = logits.High(panel);
            lowMaximum = Vector256.MaxNative(lowMaximum, low);
            highMaximum = Vector256.MaxNative(highMaximum, high);
            lowSum += VectorMath.Exp(low - shift);
            highSum += VectorMath.Exp(high - shift);
        }

        maxima = new LaneMaxima(lowMaximum, highMaximum);
        return Vector256.Sum(lowSum + highSum);
    }

    /// <summary>Replaces each logit by its weight e^((logit − maximum) / temperature) and returns their sum.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static float Exponentiate(Span<float> logits, float maximum, float temperature)
    {
        Vector256<float> sum = Vector256<float>.Zero;
        Vector256<float> shift = Vector256.Create(maximum);
        Vector256<float> divisor = Vector256.Create(temperature);
        foreach (ref Vector256<float> logit in MemoryMarshal.Cast<float, Vector256<float>>(logits))
        {
            logit = VectorMath.Exp((logit - shift) / divisor);
            sum += logit;
        }

        return Vector256.Sum(sum);
    }

    /// <summary>The number of words that go before a target: a larger logit, or the same and a lower index.</summary>
    /// <param name="logits">The words.</param>
    /// <param name="targetLogit">The target's logit.</param>
    /// <param name="target">The target, counted from the row's first word; it may stand before or after them all.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static int CountBefore(LogitRow logits, float targetLogit, int target)
    {
        Vector256<float> threshold = Vector256.Create(targetLogit);
        int count = 0;
        for (int panel = 0; panel < logits.PanelCount; panel++)
        {
            Vector256<float> low = logits.Low(panel), high = logits.High(panel);
            int lanesBefore = Math.Clamp(target - (panel * RnnNetwork.PanelWidth), 0, RnnNetwork.PanelWidth);
            uint larger = Lanes(Vector256.GreaterThan(low, threshold), Vector256.GreaterThan(high, threshold));
            uint equal = Lanes(Vector256.Equals(low, threshold), Vector256.Equals(high, threshold));
            count += BitOperations.PopCount(larger | (equal & ((1u << lanesBefore) - 1)));
        }

        return count;
    }

    /// <summary>e^x by the same polynomial as in the vectors, so that results do not depend on the platform's library.</summary>
    public static float Exp(float x) => VectorMath.Exp(Vector256.Create(x)).ToScalar();

    /// <summary>One bit for each of the 16 lanes of a panel.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static uint Lanes(Vector256<float> low, Vector256<float> high) =>
        low.ExtractMostSignificantBits() | (high.ExtractMostSignificantBits() << Vector256<float>.Count);
}

using System.Numerics;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace RnnGen;

/// <summary>Vector passes over runs of logits whose length is a multiple of 8. A logit of −∞ stands for a word that takes no part.</summary>
internal static class LogitVectors
{
    /// <summary>The largest logit; −∞ for none.</summary>
    public static float Maximum(ReadOnlySpan<float> logits)
    {
        Vector256<float> maximum = Vector256.Create(float.NegativeInfinity);
        foreach (Vector256<float> logit in MemoryMarshal.Cast<float, Vector256<float>>(logits))
        {
            maximum = Vector256.MaxNative(maximum, logit);
        }

        float result = maximum[0];
        for (int lane = 1; lane < Vector256<float>.Count; lane++)
        {
            result = MathF.Max(result, maximum[lane]);
        }

        return result;
    }

    /// <summary>Σ e^(logit − maximum).</summary>
    public static float SumOfExponentials(ReadOnlySpan<float> logits, float maximum)
    {
        Vector256<float> sum = Vector256<float>.Zero;
        Vector256<float> shift = Vector256.Create(maximum);
        foreach (Vector256<float> logit in MemoryMarshal.Cast<float, Vector256<float>>(logits))
        {
            sum += VectorMath.Exp(logit - shift);
        }

        return Vector256.Sum(sum);
    }

    /// <summary>Replaces each logit by its weight e^((logit − maximum) / temperature) and returns their sum.</summary>
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

    /// <summary>The number of words that go before <paramref name="target"/>: a larger logit, or the same and a lower index.</summary>
    public static int Rank(ReadOnlySpan<float> logits, int target)
    {
        ReadOnlySpan<Vector256<float>> vectors = MemoryMarshal.Cast<float, Vector256<float>>(logits);
        Vector256<float> threshold = Vector256.Create(logits[target]);
        int home = target / Vector256<float>.Count;
        uint lowerLanes = (1u << (target % Vector256<float>.Count)) - 1;
        int rank = 0;
        for (int i = 0; i < vectors.Length; i++)
        {
            uint larger = Vector256.GreaterThan(vectors[i], threshold).ExtractMostSignificantBits();
            uint equal = Vector256.Equals(vectors[i], threshold).ExtractMostSignificantBits();
            uint tiesBefore = i < home ? equal : i == home ? equal & lowerLanes : 0;
            rank += BitOperations.PopCount(larger | tiesBefore);
        }

        return rank;
    }

    /// <summary>e^x by the same polynomial as in the vectors, so that results do not depend on the platform's library.</summary>
    public static float Exp(float x) => VectorMath.Exp(Vector256.Create(x)).ToScalar();
}

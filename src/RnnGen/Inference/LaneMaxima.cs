using System.Numerics;
using System.Runtime.Intrinsics;
using RnnGen.CompilerServices;

namespace RnnGen;

/// <summary>The largest logit in each of the 16 lanes of a row of panels: logits of 16 different words.</summary>
/// <param name="low">Of the first eight lanes.</param>
/// <param name="high">Of the last eight.</param>
internal readonly struct LaneMaxima(Vector256<float> low, Vector256<float> high)
{
    private readonly Vector256<float> _low = low;
    private readonly Vector256<float> _high = high;

    /// <summary>The largest logit of all.</summary>
    public float Largest
    {
        get
        {
            Vector256<float> eight = Vector256.MaxNative(_low, _high);
            Vector128<float> four = Vector128.MaxNative(eight.GetLower(), eight.GetUpper());
            Vector128<float> two = Vector128.MaxNative(four, Vector128.Shuffle(four, Vector128.Create(2, 3, 2, 3)));
            return Vector128.MaxNative(two, Vector128.Shuffle(two, Vector128.Create(1, 1, 1, 1))).ToScalar();
        }
    }

    /// <summary>A bound that at least <paramref name="words"/> logits exceed: the largest lane after that many larger ones; −∞ where there is none.</summary>
    public float ExceededBy(int words)
    {
        float bound = float.NegativeInfinity;
        for (int lane = 0; lane < RnnNetwork.PanelWidth; lane++)
        {
            float maximum = lane < Vector256<float>.Count ? _low[lane] : _high[lane - Vector256<float>.Count];
            Vector256<float> all = Vector256.Create(maximum);
            int larger = BitOperations.PopCount(Vector256.GreaterThan(_low, all).ExtractMostSignificantBits())
                + BitOperations.PopCount(Vector256.GreaterThan(_high, all).ExtractMostSignificantBits());
            bound = larger >= words ? MathF.Max(bound, maximum) : bound;
        }

        return bound;
    }
}

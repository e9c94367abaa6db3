using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace RnnGen.CompilerServices;

public static partial class VectorMath
{
    /// <summary>
    /// σ(x)·tanh y of each lane, within 7 ulp: a gate and what it lets through. Where the result is below 2⁻⁹⁷ ≈ 6e-30 it may be 0, because the product of the
    /// denominators overflows; NaN where x or y is.
    /// </summary>
    /// <remarks>Both are fractions, so that their product takes one division, which is what a gate waits for longest.</remarks>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<float> SigmoidTimesTanh(Vector256<float> x, Vector256<float> y)
    {
        Vector256<float> numerator = SigmoidFraction(x, out Vector256<float> denominator);
        Vector256<float> numeratorOfTanh = TanhFraction(y, out Vector256<float> denominatorOfTanh);
        return (numerator * numeratorOfTanh) / (denominator * denominatorOfTanh);
    }

    /// <summary><see cref="SigmoidTimesTanh(Vector256{float}, Vector256{float})"/> of sixteen floats: the same operations, and the same bits.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<float> SigmoidTimesTanh(Vector512<float> x, Vector512<float> y)
    {
        Vector512<float> numerator = SigmoidFraction(x, out Vector512<float> denominator);
        Vector512<float> numeratorOfTanh = TanhFraction(y, out Vector512<float> denominatorOfTanh);
        return (numerator * numeratorOfTanh) / (denominator * denominatorOfTanh);
    }
}

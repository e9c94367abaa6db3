using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace RnnGen.CompilerServices;

public static partial class VectorMath
{
    /// <summary>
    /// tanh x of each lane, within 4 ulp, also near 0, and never outside [−1, 1]. Odd without rounding differences: Tanh(−x) = −Tanh(x);
    /// Tanh(±0) = +0; Tanh(±∞) = ±1; Tanh(NaN) = NaN.
    /// </summary>
    /// <remarks>
    /// With x = n·½·ln 2 + r and s = 2ⁿ: e^2x = s·(q + a)/(q − a), where a/q = tanh r ≈ r·(15 + r²)/(15 + 6r²) (a Padé approximant, |r| ≤ ¼·ln 2,
    /// scaled by 1/16; a = r·p), so that tanh x = (e^2x − 1)/(e^2x + 1) = ((s − 1)·q + (s + 1)·a) / ((s + 1)·q + (s − 1)·a).
    /// Around 0, s = 1 and this is a/q: nothing cancels.
    /// </remarks>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<float> Tanh(Vector256<float> x) => TanhFraction(x, out Vector256<float> denominator) / denominator;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<float> TanhFraction(Vector256<float> x, out Vector256<float> denominator)
    {
        const float Round = RoundToInteger + ExponentBias;

        // Beyond ±10 numerator and denominator are equal. One step of range reduction is enough: its error is damped by 1 − tanh²x.
        x = Vector256.MinNative(Vector256.Create(10f), Vector256.MaxNative(Vector256.Create(-10f), x));
        Vector256<float> shifted = Vector256.MultiplyAddEstimate(x, Vector256.Create(2 * Log2E), Vector256.Create(Round));
        Vector256<float> n = shifted - Vector256.Create(Round);
        Vector256<float> r = Vector256.MultiplyAddEstimate(n, Vector256.Create(-0.5f * Ln2), x);

        Vector256<float> r2 = r * r;
        Vector256<float> q = Vector256.MultiplyAddEstimate(r2, Vector256.Create(6f / 16), Vector256.Create(15f / 16));
        Vector256<float> p = Vector256.MultiplyAddEstimate(r2, Vector256.Create(1f / 16), Vector256.Create(15f / 16));
        Vector256<float> s = (shifted.AsInt32() << MantissaBits).AsSingle();
        Vector256<float> sMinus1 = s - Vector256<float>.One;
        Vector256<float> sPlus1 = s + Vector256<float>.One;

        // (s ± 1)·r is ready before p is; the smaller product is the one that is rounded on its own.
        denominator = Vector256.MultiplyAddEstimate(sPlus1, q, sMinus1 * r * p);
        return Vector256.MultiplyAddEstimate(sMinus1, q, sPlus1 * r * p);
    }

    /// <summary><see cref="Tanh(Vector256{float})"/> of sixteen floats: the same operations, and the same bits.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<float> Tanh(Vector512<float> x) => TanhFraction(x, out Vector512<float> denominator) / denominator;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector512<float> TanhFraction(Vector512<float> x, out Vector512<float> denominator)
    {
        const float Round = RoundToInteger + ExponentBias;
        x = Vector512.MinNative(Vector512.Create(10f), Vector512.MaxNative(Vector512.Create(-10f), x));
        Vector512<float> shifted = Vector512.MultiplyAddEstimate(x, Vector512.Create(2 * Log2E), Vector512.Create(Round));
        Vector512<float> n = shifted - Vector512.Create(Round);
        Vector512<float> r = Vector512.MultiplyAddEstimate(n, Vector512.Create(-0.5f * Ln2), x);

        Vector512<float> r2 = r * r;
        Vector512<float> q = Vector512.MultiplyAddEstimate(r2, Vector512.Create(6f / 16), Vector512.Create(15f / 16));
        Vector512<float> p = Vector512.MultiplyAddEstimate(r2, Vector512.Create(1f / 16), Vector512.Create(15f / 16));
        Vector512<float> s = (shifted.AsInt32() << MantissaBits).AsSingle();
        Vector512<float> sMinus1 = s - Vector512<float>.One;
        Vector512<float> sPlus1 = s + Vector512<float>.One;
        denominator = Vector512.MultiplyAddEstimate(sPlus1, q, sMinus1 * r * p);
        return Vector512.MultiplyAddEstimate(sMinus1, q, sPlus1 * r * p);
    }
}

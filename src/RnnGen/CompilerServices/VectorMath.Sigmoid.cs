using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace RnnGen.CompilerServices;

public static partial class VectorMath
{
    /// <summary>
    /// σ(x) = 1 / (1 + e^−x) of each lane, within 3 ulp, in [0, 1]. Sigmoid(0) = ½ exactly; Sigmoid(+∞) = 1; Sigmoid(−∞) = 0;
    /// 0 where σ(x) is below 2^−127.5 ≈ 4.2e-39 (x below −88.376); Sigmoid(NaN) = NaN.
    /// </summary>
    /// <remarks>
    /// With −x = n·ln 2 − r: e^−x = 2ⁿ·(q − a)/(q + a), where a/q = tanh(r/2) ≈ (r/2)·(60 + r²)/(60 + 6r²) (a Padé approximant; q and a are
    /// scaled by 1/128 and every constant is exact; the error of e^−r is below 7e-9), so that
    /// σ(x) = (q + a) / (q + a + 2ⁿ·(q − a)): one division, and no polynomial of high degree.
    /// </remarks>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<float> Sigmoid(Vector256<float> x) => SigmoidFraction(x, out Vector256<float> denominator) / denominator;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<float> SigmoidFraction(Vector256<float> x, out Vector256<float> denominator)
    {
        // n = −127 gives 2ⁿ = 0 and n = 128 gives +∞: the limits 1 and 0.
        const float Round = RoundToInteger + ExponentBias;

        x = Vector256.MinNative(Vector256.Create(88f), Vector256.MaxNative(Vector256.Create(-88.8f), x));
        Vector256<float> shifted = Vector256.MultiplyAddEstimate(x, Vector256.Create(-Log2E), Vector256.Create(Round));
        Vector256<float> n = shifted - Vector256.Create(Round);
        Vector256<float> r = Vector256.MultiplyAddEstimate(n, Vector256.Create(Ln2High), x);
        r = Vector256.MultiplyAddEstimate(n, Vector256.Create(Ln2Low), r);

        Vector256<float> r2 = r * r;
        Vector256<float> q = Vector256.MultiplyAddEstimate(r2, Vector256.Create(12f / 128), Vector256.Create(120f / 128));
        Vector256<float> a = r * Vector256.MultiplyAddEstimate(r2, Vector256.Create(1f / 128), Vector256.Create(60f / 128));
        Vector256<float> powerOfTwo = (shifted.AsInt32() << MantissaBits).AsSingle();
        denominator = Vector256.MultiplyAddEstimate(q - a, powerOfTwo, q + a);
        return q + a;
    }

    /// <summary><see cref="Sigmoid(Vector256{float})"/> of sixteen floats: the same operations, and the same bits.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<float> Sigmoid(Vector512<float> x) => SigmoidFraction(x, out Vector512<float> denominator) / denominator;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector512<float> SigmoidFraction(Vector512<float> x, out Vector512<float> denominator)
    {
        const float Round = RoundToInteger + ExponentBias;

        x = Vector512.MinNative(Vector512.Create(88f), Vector512.MaxNative(Vector512.Create(-88.8f), x));
        Vector512<float> shifted = Vector512.MultiplyAddEstimate(x, Vector512.Create(-Log2E), Vector512.Create(Round));
        Vector512<float> n = shifted - Vector512.Create(Round);
        Vector512<float> r = Vector512.MultiplyAddEstimate(n, Vector512.Create(Ln2High), x);
        r = Vector512.MultiplyAddEstimate(n, Vector512.Create(Ln2Low), r);

        Vector512<float> r2 = r * r;
        Vector512<float> q = Vector512.MultiplyAddEstimate(r2, Vector512.Create(12f / 128), Vector512.Create(120f / 128));
        Vector512<float> a = r * Vector512.MultiplyAddEstimate(r2, Vector512.Create(1f / 128), Vector512.Create(60f / 128));
        Vector512<float> powerOfTwo = (shifted.AsInt32() << MantissaBits).AsSingle();
        denominator = Vector512.MultiplyAddEstimate(q - a, powerOfTwo, q + a);
        return q + a;
    }
}

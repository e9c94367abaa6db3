using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace RnnGen.CompilerServices;

public static partial class VectorMath
{
    /// <summary>
    /// e^x of each lane, within 1.5 ulp. Exp(0) = 1 exactly; +∞ where e^x overflows (x above 88.7228); 0 where e^x is below 2^−125.5 ≈ 1.7e-38
    /// (x below −86.989; no subnormal results); Exp(NaN) = NaN.
    /// </summary>
    /// <remarks>e^r = 1 + r + r²/2 + c₃·r³ + … + c₆·r⁶: a minimax fit on |r| ≤ ½·ln 2 with a relative error below 4e-9.</remarks>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<float> Exp(Vector256<float> x)
    {
        // 2^(n−1) and 2·e^r instead of 2ⁿ and e^r, so that n = 128, which occurs below overflow, fits and n = −126 gives 0.
        const float Round = RoundToInteger + ExponentBias - 1;

        x = Vector256.MinNative(Vector256.Create(89f), Vector256.MaxNative(Vector256.Create(-87.5f), x));
        Vector256<float> shifted = Vector256.MultiplyAddEstimate(x, Vector256.Create(Log2E), Vector256.Create(Round));
        Vector256<float> n = shifted - Vector256.Create(Round);
        Vector256<float> r = Vector256.MultiplyAddEstimate(n, Vector256.Create(-Ln2High), x);
        r = Vector256.MultiplyAddEstimate(n, Vector256.Create(-Ln2Low), r);

        Vector256<float> p = Vector256.MultiplyAddEstimate(r, Vector256.Create(2 * 0.0013838838785886765f), Vector256.Create(2 * 0.00836919341236353f));
        p = Vector256.MultiplyAddEstimate(p, r, Vector256.Create(2 * 0.04166810214519501f));
        p = Vector256.MultiplyAddEstimate(p, r, Vector256.Create(2 * 0.16666516661643982f));
        p = Vector256.MultiplyAddEstimate(p, r, Vector256.Create(2 * 0.49999994f));
        p = Vector256.MultiplyAddEstimate(p, r, Vector256.Create(2f));
        p = Vector256.MultiplyAddEstimate(p, r, Vector256.Create(2f));
        return p * (shifted.AsInt32() << MantissaBits).AsSingle();
    }

    /// <summary>The same of 16 lanes: bit-identical, lane by lane.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<float> Exp(Vector512<float> x)
    {
        // 2^(n−1) and 2·e^r instead of 2ⁿ and e^r, so that n = 128, which occurs below overflow, fits and n = −126 gives 0.
        const float Round = RoundToInteger + ExponentBias - 1;

        x = Vector512.MinNative(Vector512.Create(89f), Vector512.MaxNative(Vector512.Create(-87.5f), x));
        Vector512<float> shifted = Vector512.MultiplyAddEstimate(x, Vector512.Create(Log2E), Vector512.Create(Round));
        Vector512<float> n = shifted - Vector512.Create(Round);
        Vector512<float> r = Vector512.MultiplyAddEstimate(n, Vector512.Create(-Ln2High), x);
        r = Vector512.MultiplyAddEstimate(n, Vector512.Create(-Ln2Low), r);

        Vector512<float> p = Vector512.MultiplyAddEstimate(r, Vector512.Create(2 * 0.0013838838785886765f), Vector512.Create(2 * 0.00836919341236353f));
        p = Vector512.MultiplyAddEstimate(p, r, Vector512.Create(2 * 0.04166810214519501f));
        p = Vector512.MultiplyAddEstimate(p, r, Vector512.Create(2 * 0.16666516661643982f));
        p = Vector512.MultiplyAddEstimate(p, r, Vector512.Create(2 * 0.49999994f));
        p = Vector512.MultiplyAddEstimate(p, r, Vector512.Create(2f));
        p = Vector512.MultiplyAddEstimate(p, r, Vector512.Create(2f));
        return p * (shifted.AsInt32() << MantissaBits).AsSingle();
    }
}

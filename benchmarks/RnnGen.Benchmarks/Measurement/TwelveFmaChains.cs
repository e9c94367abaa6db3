using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using RnnGen.CompilerServices;

namespace RnnGen.Benchmarks;

/// <summary>12 independent chains of multiply-adds that never leave their registers. One repetition is 12·1,000 of them, on 8 floats each.</summary>
internal sealed class TwelveFmaChains : FmaChains
{
    private const int ChainCount = 12;

    public override double OperationsPerRepetition => 2.0 * ChainCount * StepsPerRepetition * Vector256<float>.Count;

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    protected override Vector256<float> Chain(long steps)
    {
        Vector256<float> m = Vector256.Create(Factor);
        Vector256<float> a0 = m;
        Vector256<float> a1 = m;
        Vector256<float> a2 = m;
        Vector256<float> a3 = m;
        Vector256<float> a4 = m;
        Vector256<float> a5 = m;
        Vector256<float> a6 = m;
        Vector256<float> a7 = m;
        Vector256<float> a8 = m;
        Vector256<float> a9 = m;
        Vector256<float> a10 = m;
        Vector256<float> a11 = m;
        for (long step = 0; step < steps; step++)
        {
            a0 = VectorMath.MultiplyAdd(a0, m, m);
            a1 = VectorMath.MultiplyAdd(a1, m, m);
            a2 = VectorMath.MultiplyAdd(a2, m, m);
            a3 = VectorMath.MultiplyAdd(a3, m, m);
            a4 = VectorMath.MultiplyAdd(a4, m, m);
            a5 = VectorMath.MultiplyAdd(a5, m, m);
            a6 = VectorMath.MultiplyAdd(a6, m, m);
            a7 = VectorMath.MultiplyAdd(a7, m, m);
            a8 = VectorMath.MultiplyAdd(a8, m, m);
            a9 = VectorMath.MultiplyAdd(a9, m, m);
            a10 = VectorMath.MultiplyAdd(a10, m, m);
            a11 = VectorMath.MultiplyAdd(a11, m, m);
        }

        return a0 + a1 + a2 + a3 + a4 + a5 + a6 + a7 + a8 + a9 + a10 + a11;
    }
}

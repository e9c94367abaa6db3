using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace RnnGen.Benchmarks;

/// <summary>16 independent chains of multiply-adds on 16 floats each, like a register tile of the wide products. One repetition is 16·1,000 of them.</summary>
internal sealed class WideFmaChains : FmaChains
{
    private const int ChainCount = 16;

    public override double OperationsPerRepetition => 2.0 * ChainCount * StepsPerRepetition * Vector512<float>.Count;

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    protected override Vector256<float> Chain(long steps)
    {
        Vector512<float> m = Vector512.Create(Factor);
        Vector512<float> a0 = m, a1 = m, a2 = m, a3 = m, a4 = m, a5 = m, a6 = m, a7 = m;
        Vector512<float> a8 = m, a9 = m, a10 = m, a11 = m, a12 = m, a13 = m, a14 = m, a15 = m;
        for (long step = 0; step < steps; step++)
        {
            a0 = Vector512.MultiplyAddEstimate(a0, m, m);
            a1 = Vector512.MultiplyAddEstimate(a1, m, m);
            a2 = Vector512.MultiplyAddEstimate(a2, m, m);
            a3 = Vector512.MultiplyAddEstimate(a3, m, m);
            a4 = Vector512.MultiplyAddEstimate(a4, m, m);
            a5 = Vector512.MultiplyAddEstimate(a5, m, m);
            a6 = Vector512.MultiplyAddEstimate(a6, m, m);
            a7 = Vector512.MultiplyAddEstimate(a7, m, m);
            a8 = Vector512.MultiplyAddEstimate(a8, m, m);
            a9 = Vector512.MultiplyAddEstimate(a9, m, m);
            a10 = Vector512.MultiplyAddEstimate(a10, m, m);
            a11 = Vector512.MultiplyAddEstimate(a11, m, m);
            a12 = Vector512.MultiplyAddEstimate(a12, m, m);
            a13 = Vector512.MultiplyAddEstimate(a13, m, m);
            a14 = Vector512.MultiplyAddEstimate(a14, m, m);
            a15 = Vector512.MultiplyAddEstimate(a15, m, m);
        }

        Vector512<float> sum = a0 + a1 + a2 + a3 + a4 + a5 + a6 + a7 + a8 + a9 + a10 + a11 + a12 + a13 + a14 + a15;
        return sum.GetLower() + sum.GetUpper();
    }
}

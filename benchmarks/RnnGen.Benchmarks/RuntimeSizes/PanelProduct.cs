using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using RnnGen.CompilerServices;

namespace RnnGen.Benchmarks;

/// <summary>bias + x · panel: 64 sums.</summary>
internal static class PanelProduct
{
    /// <summary>Columns per panel: eight vectors, as many independent multiply-adds as a core needs.</summary>
    public const int Width = 64;

    /// <summary>Computes the sums of one panel.</summary>
    /// <param name="weights">The matrix.</param>
    /// <param name="bias">One value per column.</param>
    /// <param name="panel">The panel.</param>
    /// <param name="input">x, one value per row.</param>
    /// <param name="sums">Receives 64 values.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Compute(ColumnPanels weights, AlignedBuffer bias, int panel, ReadOnlySpan<float> input, ref float sums)
    {
        ref float b = ref bias.Span[panel * Width];
        Vector256<float> a0 = Vector256.LoadUnsafe(ref b), a1 = Vector256.LoadUnsafe(ref b, 8);
        Vector256<float> a2 = Vector256.LoadUnsafe(ref b, 16), a3 = Vector256.LoadUnsafe(ref b, 24);
        Vector256<float> a4 = Vector256.LoadUnsafe(ref b, 32), a5 = Vector256.LoadUnsafe(ref b, 40);
        Vector256<float> a6 = Vector256.LoadUnsafe(ref b, 48), a7 = Vector256.LoadUnsafe(ref b, 56);
        ref float w = ref weights.Panel(panel);
        foreach (float value in input)
        {
            Vector256<float> x = Vector256.Create(value);
            a0 = VectorMath.MultiplyAdd(Vector256.LoadUnsafe(ref w), x, a0);
            a1 = VectorMath.MultiplyAdd(Vector256.LoadUnsafe(ref w, 8), x, a1);
            a2 = VectorMath.MultiplyAdd(Vector256.LoadUnsafe(ref w, 16), x, a2);
            a3 = VectorMath.MultiplyAdd(Vector256.LoadUnsafe(ref w, 24), x, a3);
            a4 = VectorMath.MultiplyAdd(Vector256.LoadUnsafe(ref w, 32), x, a4);
            a5 = VectorMath.MultiplyAdd(Vector256.LoadUnsafe(ref w, 40), x, a5);
            a6 = VectorMath.MultiplyAdd(Vector256.LoadUnsafe(ref w, 48), x, a6);
            a7 = VectorMath.MultiplyAdd(Vector256.LoadUnsafe(ref w, 56), x, a7);
            w = ref Unsafe.Add(ref w, Width);
        }

        a0.StoreUnsafe(ref sums);
        a1.StoreUnsafe(ref sums, 8);
        a2.StoreUnsafe(ref sums, 16);
        a3.StoreUnsafe(ref sums, 24);
        a4.StoreUnsafe(ref sums, 32);
        a5.StoreUnsafe(ref sums, 40);
        a6.StoreUnsafe(ref sums, 48);
        a7.StoreUnsafe(ref sums, 56);
    }
}

using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using RnnGen.CompilerServices;

namespace RnnGen.Benchmarks;

/// <summary>start + x · panel for the three gates of 16 units: 48 sums, two rows at a time, so that there are twelve accumulators.</summary>
internal static class ThreeGateProduct
{
    /// <summary>Units whose gates share a panel.</summary>
    public const int Units = 16;

    /// <summary>Columns of a panel: the first eight units' gates, then the other eight's.</summary>
    public const int Width = 3 * Units;

    /// <summary>Computes the sums of some rows of a panel.</summary>
    /// <param name="w">The first of the rows.</param>
    /// <param name="input">x, one value per row.</param>
    /// <param name="start">48 values to start from.</param>
    /// <param name="sums">Receives 48 values; may be <paramref name="start"/>.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Compute(ref float w, ReadOnlySpan<float> input, ref float start, ref float sums)
    {
        Vector256<float> a0 = Vector256.LoadUnsafe(ref start), a1 = Vector256.LoadUnsafe(ref start, 8), a2 = Vector256.LoadUnsafe(ref start, 16);
        Vector256<float> a3 = Vector256.LoadUnsafe(ref start, 24), a4 = Vector256.LoadUnsafe(ref start, 32), a5 = Vector256.LoadUnsafe(ref start, 40);
        Vector256<float> b0 = Vector256<float>.Zero, b1 = b0, b2 = b0, b3 = b0, b4 = b0, b5 = b0;
        int row = 0;
        for (; row + 1 < input.Length; row += 2)
        {
            Vector256<float> x0 = Vector256.Create(input[row]);
            Vector256<float> x1 = Vector256.Create(input[row + 1]);
            a0 = VectorMath.MultiplyAdd(Vector256.LoadUnsafe(ref w), x0, a0);
            a1 = VectorMath.MultiplyAdd(Vector256.LoadUnsafe(ref w, 8), x0, a1);
            a2 = VectorMath.MultiplyAdd(Vector256.LoadUnsafe(ref w, 16), x0, a2);
            a3 = VectorMath.MultiplyAdd(Vector256.LoadUnsafe(ref w, 24), x0, a3);
            a4 = VectorMath.MultiplyAdd(Vector256.LoadUnsafe(ref w, 32), x0, a4);
            a5 = VectorMath.MultiplyAdd(Vector256.LoadUnsafe(ref w, 40), x0, a5);
            b0 = VectorMath.MultiplyAdd(Vector256.LoadUnsafe(ref w, Width), x1, b0);
            b1 = VectorMath.MultiplyAdd(Vector256.LoadUnsafe(ref w, Width + 8), x1, b1);
            b2 = VectorMath.MultiplyAdd(Vector256.LoadUnsafe(ref w, Width + 16), x1, b2);
            b3 = VectorMath.MultiplyAdd(Vector256.LoadUnsafe(ref w, Width + 24), x1, b3);
            b4 = VectorMath.MultiplyAdd(Vector256.LoadUnsafe(ref w, Width + 32), x1, b4);
            b5 = VectorMath.MultiplyAdd(Vector256.LoadUnsafe(ref w, Width + 40), x1, b5);
            w = ref Unsafe.Add(ref w, 2 * Width);
        }

        if (row < input.Length)
        {
            Vector256<float> x = Vector256.Create(input[row]);
            a0 = VectorMath.MultiplyAdd(Vector256.LoadUnsafe(ref w), x, a0);
            a1 = VectorMath.MultiplyAdd(Vector256.LoadUnsafe(ref w, 8), x, a1);
            a2 = VectorMath.MultiplyAdd(Vector256.LoadUnsafe(ref w, 16), x, a2);
            a3 = VectorMath.MultiplyAdd(Vector256.LoadUnsafe(ref w, 24), x, a3);
            a4 = VectorMath.MultiplyAdd(Vector256.LoadUnsafe(ref w, 32), x, a4);
            a5 = VectorMath.MultiplyAdd(Vector256.LoadUnsafe(ref w, 40), x, a5);
        }

        (a0 + b0).StoreUnsafe(ref sums);
        (a1 + b1).StoreUnsafe(ref sums, 8);
        (a2 + b2).StoreUnsafe(ref sums, 16);
        (a3 + b3).StoreUnsafe(ref sums, 24);
        (a4 + b4).StoreUnsafe(ref sums, 32);
        (a5 + b5).StoreUnsafe(ref sums, 40);
    }
}

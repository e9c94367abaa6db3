using System.ComponentModel;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace RnnGen.CompilerServices;

/// <summary>
/// The global norm ‖g‖₂ of all gradients, computed while they are written: each panel leaves the sum of its squares, and the sums are added in a fixed
/// order, so that the norm is bit-identical no matter how many threads wrote them. Only generated code calls it, which it trusts: references and sizes are not checked.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class GradientNorm
{
    /// <summary>Computes squares[panel] = Σ g² over the panel, for some panels that were just written.</summary>
    /// <param name="gradients">The gradients of a matrix, in panels.</param>
    /// <param name="panelStride">Floats of a panel, a multiple of 16.</param>
    /// <param name="squares">Receives a sum for each panel.</param>
    /// <param name="firstPanel">The first panel.</param>
    /// <param name="endPanel">The panel after the last.</param>
    public static void SquarePanels(ref float gradients, nuint panelStride, ref float squares, nuint firstPanel, nuint endPanel)
    {
        for (nuint panel = firstPanel; panel < endPanel; panel++)
        {
            Unsafe.Add(ref squares, panel) = SumOfSquares(ref Unsafe.Add(ref gradients, panel * panelStride), panelStride);
        }
    }

    /// <summary>Returns ‖g‖₂ from the sums that the passes left.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    internal static double Of(ReadOnlySpan<float> squares)
    {
        double sum = 0;
        foreach (float square in squares)
        {
            sum += square;
        }

        return Math.Sqrt(sum);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static float SumOfSquares(ref float values, nuint length)
    {
        // Four chains hide the latency of the multiply-add.
        Vector256<float> sum0 = Vector256<float>.Zero, sum1 = sum0, sum2 = sum0, sum3 = sum0;
        nuint i = 0;
        for (; i + 32 <= length; i += 32)
        {
            sum0 = Square(Vector256.LoadUnsafe(ref values, i), sum0);
            sum1 = Square(Vector256.LoadUnsafe(ref values, i + 8), sum1);
            sum2 = Square(Vector256.LoadUnsafe(ref values, i + 16), sum2);
            sum3 = Square(Vector256.LoadUnsafe(ref values, i + 24), sum3);
        }

        for (; i < length; i += 8)
        {
            sum0 = Square(Vector256.LoadUnsafe(ref values, i), sum0);
        }

        return Vector256.Sum((sum0 + sum1) + (sum2 + sum3));
    }

    private static Vector256<float> Square(Vector256<float> value, Vector256<float> sum) => VectorMath.MultiplyAdd(value, value, sum);
}

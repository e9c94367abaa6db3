using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace RnnGen;

/// <summary>Clipping by global norm (Pascanu, Mikolov and Bengio 2013), as PyTorch's <c>clip_grad_norm_</c>.</summary>
internal static class GradientClipping
{
    private const int ChunkVectors = 512;

    /// <summary>‖g‖₂ over the whole slab, in a fixed order: vectors of float within a chunk of 16 KiB, double from chunk to chunk.</summary>
    /// <param name="gradients">All gradients, a multiple of 8.</param>
    public static double Norm(ReadOnlySpan<float> gradients)
    {
        ReadOnlySpan<Vector256<float>> vectors = MemoryMarshal.Cast<float, Vector256<float>>(gradients);
        double sumOfSquares = 0;
        for (int start = 0; start < vectors.Length; start += ChunkVectors)
        {
            sumOfSquares += SumOfSquares(vectors.Slice(start, Math.Min(ChunkVectors, vectors.Length - start)));
        }

        return Math.Sqrt(sumOfSquares);
    }

    /// <summary>min(1, clipNorm / (norm + 10⁻⁶)): what every gradient is multiplied by.</summary>
    public static float Coefficient(double norm, float clipNorm) => (float)Math.Min(1, clipNorm / (norm + 1e-6));

    private static float SumOfSquares(ReadOnlySpan<Vector256<float>> vectors)
    {
        // Four chains hide the latency of the multiply-add.
        Vector256<float> sum0 = Vector256<float>.Zero;
        Vector256<float> sum1 = Vector256<float>.Zero;
        Vector256<float> sum2 = Vector256<float>.Zero;
        Vector256<float> sum3 = Vector256<float>.Zero;
        int i = 0;
        for (; i <= vectors.Length - 4; i += 4)
        {
            sum0 = VectorMath.MultiplyAdd(vectors[i], vectors[i], sum0);
            sum1 = VectorMath.MultiplyAdd(vectors[i + 1], vectors[i + 1], sum1);
            sum2 = VectorMath.MultiplyAdd(vectors[i + 2], vectors[i + 2], sum2);
            sum3 = VectorMath.MultiplyAdd(vectors[i + 3], vectors[i + 3], sum3);
        }

        for (; i < vectors.Length; i++)
        {
            sum0 = VectorMath.MultiplyAdd(vectors[i], vectors[i], sum0);
        }

        return Vector256.Sum((sum0 + sum1) + (sum2 + sum3));
    }
}

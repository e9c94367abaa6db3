using System.Numerics;

namespace RnnGen.Reference;

/// <summary>The loops that make up all matrix products here.</summary>
internal static class LinearAlgebra
{
    /// <summary>a·b = Σ_k a_k b_k.</summary>
    public static T Dot<T>(ReadOnlySpan<T> a, ReadOnlySpan<T> b)
        where T : IBinaryFloatingPointIeee754<T>
    {
        T sum = T.Zero;
        for (int k = 0; k < a.Length; k++)
            sum += a[k] * b[k];
        return sum;
    }

    /// <summary>a·(m ∘ b) = Σ_k a_k m_k b_k.</summary>
    public static T Dot<T>(ReadOnlySpan<T> a, ReadOnlySpan<T> b, ReadOnlySpan<T> m)
        where T : IBinaryFloatingPointIeee754<T>
    {
        T sum = T.Zero;
        for (int k = 0; k < a.Length; k++)
            sum += a[k] * (m[k] * b[k]);
        return sum;
    }

    /// <summary>y += a·x.</summary>
    public static void AddScaled<T>(Span<T> y, T a, ReadOnlySpan<T> x)
        where T : IBinaryFloatingPointIeee754<T>
    {
        for (int k = 0; k < y.Length; k++)
            y[k] += a * x[k];
    }

    /// <summary>y += a·(m ∘ x).</summary>
    public static void AddScaled<T>(Span<T> y, T a, ReadOnlySpan<T> x, ReadOnlySpan<T> m)
        where T : IBinaryFloatingPointIeee754<T>
    {
        for (int k = 0; k < y.Length; k++)
            y[k] += a * (m[k] * x[k]);
    }
}

using System.Numerics;

namespace RnnGen.Reference;

/// <summary>The projection between h and a tied embedding of a different width: y = P·h.</summary>
internal sealed class OutputProjection<T>(ModelShape shape)
    where T : IBinaryFloatingPointIeee754<T>
{
    private readonly T[] _y = new T[shape.EmbeddingSize];
    private readonly T[] _dy = new T[shape.EmbeddingSize];

    /// <summary>P [E, H].</summary>
    public ReferenceParameter<T> P { get; } = new("projection.weight", shape.EmbeddingSize, shape.HiddenSize);

    /// <summary>y = P·h; valid until the next call.</summary>
    public ReadOnlySpan<T> Forward(ReadOnlySpan<T> h)
    {
        for (int unit = 0; unit < _y.Length; unit++)
            _y[unit] = LinearAlgebra.Dot(P.Row(unit), h);
        return _y;
    }

    /// <summary>Zeroes dE/dy, to which the backward pass through the output layer adds.</summary>
    public Span<T> ClearGradient()
    {
        Array.Clear(_dy);
        return _dy;
    }

    /// <summary>forward: y = P·h; hence dP += dy ⊗ h, dh += Pᵀ·dy.</summary>
    public void Backward(ReadOnlySpan<T> h, Span<T> dh)
    {
        for (int unit = 0; unit < _dy.Length; unit++)
        {
            LinearAlgebra.AddScaled(P.GradientRow(unit), _dy[unit], h);
            LinearAlgebra.AddScaled(dh, _dy[unit], P.Row(unit));
        }
    }
}

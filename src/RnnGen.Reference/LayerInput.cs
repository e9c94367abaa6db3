using System.Numerics;

namespace RnnGen.Reference;

/// <summary>
/// The input of a layer at one step: x, a vector (an embedding, or h of the layer below), or a word that stands for its one-hot vector
/// (1 at the word, 0 elsewhere), for which a product with x selects one weight. With dropout the layer reads m ∘ x instead of x.
/// </summary>
internal readonly ref struct LayerInput<T>
    where T : IBinaryFloatingPointIeee754<T>
{
    private const int NotOneHot = -1;

    private readonly int _word;
    private readonly ReadOnlySpan<T> _x;
    private readonly Span<T> _dx;
    private readonly ReadOnlySpan<T> _mask;

    /// <summary>The one-hot vector of <paramref name="word"/>.</summary>
    public LayerInput(int word)
    {
        _word = word;
    }

    /// <summary>A vector; where its gradient is accumulated, empty if no gradient is needed; and m, empty for no dropout.</summary>
    public LayerInput(ReadOnlySpan<T> x, Span<T> dx, ReadOnlySpan<T> mask = default)
    {
        _word = NotOneHot;
        _x = x;
        _dx = dx;
        _mask = mask;
    }

    /// <summary>w·(m ∘ x) = Σ_k w_k m_k x_k; without dropout m = 1; one-hot: w_word.</summary>
    public T Dot(ReadOnlySpan<T> w) =>
        _word != NotOneHot ? w[_word]
        : _mask.IsEmpty ? LinearAlgebra.Dot(w, _x)
        : LinearAlgebra.Dot(w, _x, _mask);

    /// <summary>forward: z = w·(m ∘ x); hence dw += dz m ∘ x, dx += dz m ∘ w; without dropout m = 1; one-hot: dw_word += dz.</summary>
    public void DotBackward(T dz, ReadOnlySpan<T> w, Span<T> dw)
    {
        if (_word != NotOneHot)
        {
            dw[_word] += dz;
        }
        else if (_mask.IsEmpty)
        {
            LinearAlgebra.AddScaled(dw, dz, _x);
            LinearAlgebra.AddScaled(_dx, dz, w);
        }
        else
        {
            LinearAlgebra.AddScaled(dw, dz, _x, _mask);
            LinearAlgebra.AddScaled(_dx, dz, w, _mask);
        }
    }
}

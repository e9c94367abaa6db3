using System.Numerics;

namespace RnnGen.Reference;

/// <summary>
/// What a layer reads at one step: x, a vector (an embedding, or h of the layer below), or a word that stands for its one-hot vector
/// (1 at the word, 0 elsewhere), for which a product with x is the choice of one weight.
/// </summary>
internal readonly ref struct LayerInput<T>
    where T : IBinaryFloatingPointIeee754<T>
{
    private const int NotOneHot = -1;

    private readonly int _word;
    private readonly ReadOnlySpan<T> _x;
    private readonly Span<T> _dx;

    /// <summary>The one-hot vector of <paramref name="word"/>.</summary>
    public LayerInput(int word)
    {
        _word = word;
    }

    /// <summary>A vector, and the place where its gradient is added up; empty where no gradient is asked for.</summary>
    public LayerInput(ReadOnlySpan<T> x, Span<T> dx)
    {
        _word = NotOneHot;
        _x = x;
        _dx = dx;
    }

    /// <summary>w·x = Σ_k w_k x_k; one-hot: w_word.</summary>
    public T Dot(ReadOnlySpan<T> w) => _word == NotOneHot ? LinearAlgebra.Dot(w, _x) : w[_word];

    /// <summary>forward: z = w·x; hence dw += dz x, dx += dz w; one-hot: dw_word += dz.</summary>
    public void DotBackward(T dz, ReadOnlySpan<T> w, Span<T> dw)
    {
        if (_word == NotOneHot)
        {
            LinearAlgebra.AddScaled(dw, dz, _x);
            LinearAlgebra.AddScaled(_dx, dz, w);
        }
        else
        {
            dw[_word] += dz;
        }
    }
}

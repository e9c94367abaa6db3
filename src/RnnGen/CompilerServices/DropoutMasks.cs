using System.ComponentModel;
using RnnGen.Training;

namespace RnnGen.CompilerServices;

/// <summary>
/// The dropout masks of one training step, by place: between one layer and the next, never on the recurrence from one time step to
/// the next (Zaremba, Sutskever and Vinyals 2014, "Recurrent neural network regularization"). <c>default</c> drops nothing.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct DropoutMasks
{
    private const uint EmbeddingPlace = 0;
    private const uint OutputPlace = uint.MaxValue;

    private readonly DropoutRates _rates;
    private readonly ulong _seed;
    private readonly ulong _step;

    internal DropoutMasks(DropoutRates rates, ulong seed, ulong step)
    {
        _rates = rates;
        _seed = seed;
        _step = step;
    }

    /// <summary>The mask of the embeddings, between them and the first layer.</summary>
    public DropoutMask Embedding => new(_rates.Embedding, _seed, _step, EmbeddingPlace);

    /// <summary>The mask of the top layer's h, before the output layer.</summary>
    public DropoutMask Output => new(_rates.Output, _seed, _step, OutputPlace);

    /// <summary>Returns the mask of h between <paramref name="layer"/> and the layer below it.</summary>
    /// <param name="layer">The layer, from 1.</param>
    public DropoutMask Layer(int layer) => new(_rates.Layers, _seed, _step, (uint)layer);
}

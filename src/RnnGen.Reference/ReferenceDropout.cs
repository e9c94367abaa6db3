using System.Numerics;

namespace RnnGen.Reference;

/// <summary>
/// The dropout masks of one batch: x' = m ∘ x for what each layer reads from the one below, and Whh' = m ∘ Whh, never h' for what flows from step to step. An element of m is 0 with
/// probability p, else 1 / (1 − p) (Srivastava et al. 2014; Zaremba et al. 2014; Merity et al. 2018); the caller draws them: for every step of every sequence, and for each layer's Whh. Initially all are 1.
/// </summary>
/// <typeparam name="T"><see cref="float"/> or <see cref="double"/>.</typeparam>
public sealed class ReferenceDropout<T>
    where T : IBinaryFloatingPointIeee754<T>
{
    /// <summary>The masks [T][B][width] of the input of each layer and, last, of the output layer.</summary>
    private readonly T[][] _masks;
    private readonly T[][] _recurrentMasks;

    /// <summary>Creates masks of ones.</summary>
    /// <param name="shape">The shape of the model.</param>
    public ReferenceDropout(ModelShape shape)
    {
        ArgumentNullException.ThrowIfNull(shape);
        Shape = shape;
        _masks = [.. Enumerable.Range(0, shape.Layers + 1).Select(layer => new T[checked(shape.SequenceLength * shape.BatchSize * Width(layer))])];
        _recurrentMasks = [.. Enumerable.Range(0, shape.Layers).Select(layer => new T[RecurrentLayer<T>.Create(shape, layer).Whh.Values.Length])];
        foreach (T[] mask in (T[][])[.. _masks, .. _recurrentMasks])
            Array.Fill(mask, T.One);
    }

    /// <summary>The shape of the model.</summary>
    public ModelShape Shape { get; }

    /// <summary>Returns m for the input of a layer at a step: [E] for layer 0, empty with one-hot input, and [H] above it.</summary>
    /// <param name="layer">The layer, in [0, L).</param>
    /// <param name="step">t, in [1, T].</param>
    /// <param name="sequence">b, in [0, B).</param>
    public Span<T> Input(int layer, int step, int sequence) =>
        _masks[layer].AsSpan((((step - 1) * Shape.BatchSize) + sequence) * Width(layer), Width(layer));

    /// <summary>Returns m [H] for the input of the output layer at a step.</summary>
    /// <param name="step">t, in [1, T].</param>
    /// <param name="sequence">b, in [0, B).</param>
    public Span<T> Output(int step, int sequence) => Input(Shape.Layers, step, sequence);

    /// <summary>Returns m [g·H, H], row-major, for Whh of a layer at all steps.</summary>
    /// <param name="layer">The layer, in [0, L).</param>
    public Span<T> RecurrentWeights(int layer) => _recurrentMasks[layer];

    /// <summary>The same as an array, for the layers.</summary>
    internal T[] RecurrentMask(int layer) => _recurrentMasks[layer];

    private int Width(int layer) => layer == 0 ? Shape.EmbeddingSize : Shape.HiddenSize;
}

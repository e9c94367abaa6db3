using System.Numerics;

namespace RnnGen.Reference;

/// <summary>
/// The dropout masks of one batch: x' = m ∘ x for what each layer reads from the one below, never for what flows from step to step. An element of m is 0 with
/// probability p, else 1 / (1 − p) (Srivastava et al. 2014; Zaremba et al. 2014); the caller draws new ones for every step of every sequence. Initially all are 1.
/// </summary>
/// <typeparam name="T"><see cref="float"/> or <see cref="double"/>.</typeparam>
public sealed class ReferenceDropout<T>
    where T : IBinaryFloatingPointIeee754<T>
{
    /// <summary>The masks [T][B][width] of the input of each layer and, last, of the output layer.</summary>
    private readonly T[][] _masks;

    /// <summary>Creates masks of ones.</summary>
    /// <param name="shape">The shape of the model.</param>
    public ReferenceDropout(ModelShape shape)
    {
        ArgumentNullException.ThrowIfNull(shape);
        Shape = shape;
        _masks = [.. Enumerable.Range(0, shape.Layers + 1).Select(layer => new T[checked(shape.SequenceLength * shape.BatchSize * Width(layer))])];
        foreach (T[] mask in _masks)
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

    private int Width(int layer) => layer == 0 ? Shape.EmbeddingSize : Shape.HiddenSize;
}

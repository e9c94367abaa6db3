using RnnGen.CompilerServices;

namespace RnnGen;

/// <summary>A shape's generated passes, those that train included, together with the fp32 parameters and the vocabulary that they work on.</summary>
/// <param name="Trainable">The generated passes.</param>
/// <param name="Parameters">The packed parameters.</param>
/// <param name="Vocabulary">The words; <see cref="Vocabulary.Count"/> is at most V.</param>
internal sealed record BoundNetwork(RnnNetwork Trainable, AlignedBuffer Parameters, Vocabulary Vocabulary) : ServedNetwork(Trainable, Parameters, Vocabulary)
{
    /// <summary>The generated passes.</summary>
    public new RnnNetwork Network => Trainable;

    /// <summary>Creates the passes with the parameters and the vocabulary of a file.</summary>
    /// <param name="network">The generated passes.</param>
    /// <param name="file">The file; it stays open.</param>
    /// <exception cref="InvalidModelFileException">The file is damaged, of another shape or int8; the message names the first field that differs.</exception>
    public static BoundNetwork Load(RnnNetwork network, ModelFile file)
    {
        ArgumentNullException.ThrowIfNull(network);
        ArgumentNullException.ThrowIfNull(file);
        ModelFileLoader loader = new(file);

        // Checked first, so that no memory is allocated for a file of another shape.
        loader.CheckShape(network.Shape);
        loader.ThrowIfInt8();
        AlignedBuffer parameters = new(network.Layout.ParameterFloats);
        loader.Load(network.Layout.Tensors, parameters.Span);
        return new BoundNetwork(network, parameters, file.Vocabulary);
    }
}

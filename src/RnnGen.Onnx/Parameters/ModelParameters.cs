namespace RnnGen.Onnx;

/// <summary>The numbers of a model, row-major under PyTorch's names, wherever they come from.</summary>
/// <param name="shape">The sizes of the model.</param>
/// <param name="vocabulary">Its words.</param>
internal abstract class ModelParameters(ModelShape shape, Vocabulary vocabulary)
{
    /// <summary>The sizes of the model.</summary>
    public ModelShape Shape { get; } = shape;

    /// <summary>Its words.</summary>
    public Vocabulary Vocabulary { get; } = vocabulary;

    /// <summary>The metadata of its model file, without the checksum, which is that of the file's tensors.</summary>
    public abstract IEnumerable<KeyValuePair<string, string>> Metadata { get; }

    /// <summary>The elements of a tensor of <see cref="TensorNames"/>, row-major.</summary>
    public abstract ReadOnlySpan<float> Read(string name);
}

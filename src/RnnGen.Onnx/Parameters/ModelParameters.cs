namespace RnnGen.Onnx;

/// <summary>The parameters of a model from any source, row-major under PyTorch's names.</summary>
/// <param name="shape">The sizes of the model.</param>
/// <param name="vocabulary">Its words.</param>
internal abstract class ModelParameters(ModelShape shape, Vocabulary vocabulary)
{
    /// <summary>The sizes of the model.</summary>
    public ModelShape Shape { get; } = shape;

    /// <summary>Its words.</summary>
    public Vocabulary Vocabulary { get; } = vocabulary;

    /// <summary>The metadata of its model file, without the checksum, which only applies to that file's tensors.</summary>
    public abstract IEnumerable<KeyValuePair<string, string>> Metadata { get; }

    /// <summary>Returns the elements of a tensor of <see cref="TensorNames"/>, row-major.</summary>
    public abstract ReadOnlySpan<float> Read(string name);
}

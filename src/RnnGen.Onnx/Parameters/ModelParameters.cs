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

    /// <summary>Whether its weights are int8.</summary>
    public virtual bool IsInt8 => false;

    /// <summary>Returns q of int8 weights, in [−127, 127], row-major.</summary>
    /// <exception cref="InvalidOperationException">The weights are not int8.</exception>
    public virtual ReadOnlySpan<sbyte> ReadInt8(string name) => throw new InvalidOperationException($"The weights of '{name}' are not int8.");

    /// <summary>Returns the scale of each row of int8 weights.</summary>
    /// <exception cref="InvalidOperationException">The weights are not int8.</exception>
    public virtual ReadOnlySpan<float> ReadScales(string name) => throw new InvalidOperationException($"The weights of '{name}' are not int8.");

    /// <summary>Returns the elements of a tensor of <see cref="TensorNames"/>, row-major.</summary>
    public abstract ReadOnlySpan<float> Read(string name);
}

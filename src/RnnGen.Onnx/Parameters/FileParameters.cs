namespace RnnGen.Onnx;

/// <summary>The parameters of a model file, found to be those of its shape: no tensor missing, none besides.</summary>
internal sealed class FileParameters : ModelParameters
{
    private readonly ModelFile _file;

    /// <summary>Checks the tensors of a file against its shape.</summary>
    /// <exception cref="InvalidModelFileException">They differ; the message names the first tensor that does.</exception>
    public FileParameters(ModelFile file)
        : base(file.Shape, file.Vocabulary)
    {
        _file = file;
        Dictionary<string, int[]> expected = TensorNames.Of(file.Shape);
        foreach (SafetensorsTensor tensor in file.Tensors)
        {
            if (!expected.Remove(tensor.Name, out int[]? shape))
            {
                throw new InvalidModelFileException(file.Path, $"it holds a tensor that a model of its shape does not have: '{tensor.Name}'.");
            }

            if (!tensor.Shape.SequenceEqual(shape))
            {
                throw new InvalidModelFileException(file.Path, $"tensor '{tensor.Name}' has the shape {tensor.ShapeText}, but [{string.Join(", ", shape)}] is expected.");
            }
        }

        if (expected.Count > 0)
        {
            throw new InvalidModelFileException(file.Path, $"tensor '{expected.Keys.Order(StringComparer.Ordinal).First()}' is missing.");
        }
    }

    /// <inheritdoc/>
    public override ReadOnlySpan<float> Read(string name) => _file.ReadTensor(name);
}

namespace RnnGen.Onnx;

/// <summary>The parameters of a model in memory.</summary>
internal sealed class LiveParameters(RnnModel model) : ModelParameters(model.Shape, model.Vocabulary)
{
    private readonly Dictionary<string, int[]> _shapes = TensorNames.Of(model.Shape);

    /// <inheritdoc/>
    /// <exception cref="ArgumentException">A word of the vocabulary is not well-formed UTF-16.</exception>
    public override IEnumerable<KeyValuePair<string, string>> Metadata => ModelFile.CreateMetadata(model);

    /// <inheritdoc/>
    /// <exception cref="InvalidOperationException">An element is NaN or infinite.</exception>
    public override ReadOnlySpan<float> Read(string name)
    {
        float[] values = new float[_shapes[name].Aggregate(1, (product, size) => product * size)];

        // A network has one bias per layer, the sum of PyTorch's two. The second one is zero, except for its last block in a GRU.
        if (model.Tensors.SingleOrDefault(tensor => NameInFile(tensor) == name) is { } tensor)
        {
            model.ReadTensor(tensor.Name, values.AsSpan(values.Length - tensor.Length));
        }

        int index = Array.FindIndex(values, value => !float.IsFinite(value));
        return index < 0
            ? values
            : throw new InvalidOperationException($"The model is not exported: element {index} of '{name}' is {values[index]}. Training has diverged; lower the learning rate or the gradient clipping norm.");
    }

    private static string NameInFile(ParameterTensor tensor) =>
        tensor.Role == ParameterRole.CandidateBias ? TensorNames.RecurrentBias(tensor.Layer) : tensor.Name;
}

namespace RnnGen;

/// <summary>Tensors that another program computed, on their way into a model file.</summary>
internal static class ForeignTensors
{
    /// <inheritdoc cref="ModelFile.FromTensors"/>
    public static ReadOnlyMemory<byte> ToFile(ModelShape shape, Vocabulary vocabulary, IReadOnlyDictionary<string, float[]> tensors)
    {
        // As they come they already make a valid file, if without a checksum: reading it checks them, and sums biases as in every other file.
        using ModelFile plain = ModelFile.Open(Plain(shape, vocabulary, tensors), vocabulary.Tokenizer);
        FileLayout layout = FileLayout.Of(shape);
        float[] parameters = new float[layout.Floats];
        new ModelFileLoader(plain).Load(layout.Tensors, parameters);
        return new ModelFileWriter(shape, layout.Tensors, parameters, vocabulary).Write();
    }

    private static ReadOnlyMemory<byte> Plain(ModelShape shape, Vocabulary vocabulary, IReadOnlyDictionary<string, float[]> tensors)
    {
        Dictionary<string, int[]> sizes = ModelTensors.Of(shape);
        foreach ((string name, int[] size) in sizes)
        {
            if (!tensors.TryGetValue(name, out float[]? values))
            {
                throw new ArgumentException($"The tensor '{name}' {SafetensorsTensor.Format(size)} is missing.", nameof(tensors));
            }

            if (values.Length != size.Aggregate(1L, static (product, dimension) => product * dimension))
            {
                throw new ArgumentException($"The tensor '{name}' has {values.Length} elements, but {SafetensorsTensor.Format(size)} is expected.", nameof(tensors));
            }
        }

        if (tensors.Keys.FirstOrDefault(name => !sizes.ContainsKey(name)) is { } unknown)
        {
            throw new ArgumentException($"There is no tensor '{unknown}' in a model of this shape.", nameof(tensors));
        }

        using MemoryStream stream = new();
        SafetensorsWriter writer = new(stream, ModelMetadata.Write(shape, vocabulary), [.. sizes.Select(static tensor => (tensor.Key, (IReadOnlyList<int>)tensor.Value))]);
        foreach (string name in sizes.Keys)
        {
            writer.Write(tensors[name]);
        }

        writer.Complete();
        return stream.GetBuffer().AsMemory(0, (int)stream.Length);
    }
}

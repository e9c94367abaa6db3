namespace RnnGen;

/// <summary>The tensors of a model file as they follow from a network's: the same names and row-major shapes, and a second bias for each layer.</summary>
internal static class ModelTensors
{
    public const string EmbeddingName = "embedding.weight";
    public const string OutputName = "output.weight";
    public const string OutputBiasName = "output.bias";
    public const string ProjectionName = "projection.weight";

    /// <summary>Names and shapes that follow from the sizes of a model alone.</summary>
    public static Dictionary<string, int[]> Of(ModelShape shape)
    {
        int columns = shape.Gates * shape.HiddenSize;
        Dictionary<string, int[]> table = new(StringComparer.Ordinal) { [OutputBiasName] = [shape.VocabularySize] };
        if (!shape.IsOneHot)
        {
            table.Add(EmbeddingName, [shape.VocabularySize, shape.EmbeddingSize]);
        }

        for (int layer = 0; layer < shape.Layers; layer++)
        {
            table.Add($"rnn.weight_ih_l{layer}", [columns, shape.InputSize(layer)]);
            table.Add($"rnn.weight_hh_l{layer}", [columns, shape.HiddenSize]);
            table.Add($"rnn.bias_ih_l{layer}", [columns]);
            table.Add($"rnn.bias_hh_l{layer}", [columns]);
        }

        if (shape.HasProjection)
        {
            table.Add(ProjectionName, [shape.EmbeddingSize, shape.HiddenSize]);
        }

        if (!shape.TieEmbeddings)
        {
            table.Add(OutputName, [shape.VocabularySize, shape.HiddenSize]);
        }

        return table;
    }

    /// <summary>Names and shapes in the order of the file.</summary>
    public static List<(string Name, IReadOnlyList<int> Shape)> Of(IReadOnlyList<ParameterTensor> tensors)
    {
        List<(string Name, IReadOnlyList<int> Shape)> table = [];
        foreach (ParameterTensor tensor in tensors.Where(tensor => tensor.Role != ParameterRole.CandidateBias))
        {
            int[] shape = tensor.IsVector ? [tensor.Length] : [tensor.Rows, tensor.Columns];
            table.Add((tensor.Name, shape));
            if (tensor.Role == ParameterRole.Bias)
            {
                table.Add((HiddenBiasName(tensor), shape));
            }
        }

        return table;
    }

    /// <summary>PyTorch adds two biases in each layer; a network here has their sum, except for a GRU's candidate, of which it has both. The second one's name.</summary>
    public static string HiddenBiasName(ParameterTensor bias) => $"rnn.bias_hh_l{bias.Layer}";

    /// <summary>What of a layer's second bias cannot be summed into the first: the recurrent side of a GRU's candidate; null for the other cells.</summary>
    public static ParameterTensor? CandidateBiasOf(ParameterTensor bias, IReadOnlyList<ParameterTensor> tensors) =>
        tensors.SingleOrDefault(tensor => tensor.Role == ParameterRole.CandidateBias && tensor.Layer == bias.Layer);

    /// <summary>Index of the first element that is NaN or infinite, or -1.</summary>
    public static int IndexOfNonFinite(ReadOnlySpan<float> values)
    {
        for (int i = 0; i < values.Length; i++)
        {
            if (!float.IsFinite(values[i]))
            {
                return i;
            }
        }

        return -1;
    }
}

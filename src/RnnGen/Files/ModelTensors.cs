namespace RnnGen;

/// <summary>The tensors of a model file, derived from a network's: the same names and row-major shapes, plus a second bias for each layer.</summary>
internal static class ModelTensors
{
    public const string EmbeddingName = "embedding.weight";
    public const string OutputName = "output.weight";
    public const string OutputBiasName = "output.bias";
    public const string ProjectionName = "projection.weight";
    public const string FirstInputName = "rnn.weight_ih_l0";

    private const string ScaleSuffix = ".scale";

    /// <summary>Returns the names and shapes that follow from the sizes of a model.</summary>
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

    /// <summary>Returns names and shapes in file order.</summary>
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

    /// <summary>Returns the name of the scales of int8 weights.</summary>
    public static string ScaleName(string weights) => weights + ScaleSuffix;

    /// <summary>Whether a name is that of scales.</summary>
    public static bool IsScale(string name) => name.EndsWith(ScaleSuffix, StringComparison.Ordinal);

    /// <summary>Returns the name of the second bias. PyTorch adds two biases in each layer; a network here holds their sum, except for a GRU's candidate, for which it holds both.</summary>
    public static string HiddenBiasName(ParameterTensor bias) => $"rnn.bias_hh_l{bias.Layer}";

    /// <summary>Returns the part of a layer's second bias that cannot be summed into the first: the recurrent side of a GRU's candidate; null for other cells.</summary>
    public static ParameterTensor? CandidateBiasOf(ParameterTensor bias, IReadOnlyList<ParameterTensor> tensors) =>
        tensors.SingleOrDefault(tensor => tensor.Role == ParameterRole.CandidateBias && tensor.Layer == bias.Layer);

    /// <summary>Returns the index of the first element that is NaN or infinite, or -1.</summary>
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

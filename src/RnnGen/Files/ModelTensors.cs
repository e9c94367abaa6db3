namespace RnnGen;

/// <summary>The tensors of a model file as they follow from a network's: the same names and row-major shapes, and a second bias for each layer.</summary>
internal static class ModelTensors
{
    /// <summary>Names and shapes in the order of the file.</summary>
    public static List<(string Name, IReadOnlyList<int> Shape)> Of(IReadOnlyList<ParameterTensor> tensors)
    {
        List<(string Name, IReadOnlyList<int> Shape)> table = [];
        foreach (ParameterTensor tensor in tensors)
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

    /// <summary>PyTorch adds two biases in each layer; a network here has their sum. The second one's name.</summary>
    public static string HiddenBiasName(ParameterTensor bias) => $"rnn.bias_hh_l{bias.Layer}";

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

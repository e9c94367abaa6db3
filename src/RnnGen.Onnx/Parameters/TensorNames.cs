namespace RnnGen.Onnx;

/// <summary>The names that PyTorch gives the tensors of a model.</summary>
internal static class TensorNames
{
    public const string Embedding = "embedding.weight";
    public const string Projection = "projection.weight";
    public const string OutputWeights = "output.weight";
    public const string OutputBias = "output.bias";

    public static string InputWeights(int layer) => $"rnn.weight_ih_l{layer}";

    public static string RecurrentWeights(int layer) => $"rnn.weight_hh_l{layer}";

    public static string InputBias(int layer) => $"rnn.bias_ih_l{layer}";

    public static string RecurrentBias(int layer) => $"rnn.bias_hh_l{layer}";

    /// <summary>Returns all tensors of a model, with their row-major shapes.</summary>
    public static Dictionary<string, int[]> Of(ModelShape shape)
    {
        Dictionary<string, int[]> tensors = new(StringComparer.Ordinal)
        {
            [OutputBias] = [shape.VocabularySize],
        };
        if (!shape.IsOneHot)
        {
            tensors[Embedding] = [shape.VocabularySize, shape.EmbeddingSize];
        }

        if (!shape.TieEmbeddings)
        {
            tensors[OutputWeights] = [shape.VocabularySize, shape.HiddenSize];
        }

        if (shape.HasProjection)
        {
            tensors[Projection] = [shape.EmbeddingSize, shape.HiddenSize];
        }

        int width = shape.Gates * shape.HiddenSize;
        for (int layer = 0; layer < shape.Layers; layer++)
        {
            tensors[InputWeights(layer)] = [width, shape.InputSize(layer)];
            tensors[RecurrentWeights(layer)] = [width, shape.HiddenSize];
            tensors[InputBias(layer)] = [width];
            tensors[RecurrentBias(layer)] = [width];
        }

        return tensors;
    }
}

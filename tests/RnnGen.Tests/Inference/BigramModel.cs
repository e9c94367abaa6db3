namespace RnnGen.Tests;

/// <summary>A model over <see cref="BigramNetwork"/>, with the words <c>&lt;unk&gt;</c>, w1, w2, and so on.</summary>
internal sealed class BigramModel(BigramNetwork network, Vocabulary vocabulary, ulong seed = 1) : RnnModel(network, vocabulary, seed)
{
    public BigramModel(int vocabularySize, ulong seed = 1)
        : this(new BigramNetwork(vocabularySize), Words(vocabularySize), seed)
    {
    }

    public static Vocabulary Words(int count) =>
        new(WordTokenizer.Default, [Vocabulary.UnknownWord, .. Enumerable.Range(1, count - 1).Select(i => $"w{i}")]);

    /// <summary>Makes <paramref name="logits"/> those of every context.</summary>
    public BigramModel WithLogits(params float[] logits)
    {
        float[] bias = new float[Shape.VocabularySize];
        logits.CopyTo(bias, 0);
        WriteTensor("output.weight", new float[bias.Length * bias.Length]);
        WriteTensor("output.bias", bias);
        return this;
    }

    /// <summary>All parameters, tensor after tensor.</summary>
    public float[] Parameters()
    {
        List<float> all = [];
        foreach (ParameterTensor tensor in Tensors)
        {
            float[] values = new float[tensor.Length];
            ReadTensor(tensor.Name, values);
            all.AddRange(values);
        }

        return [.. all];
    }
}

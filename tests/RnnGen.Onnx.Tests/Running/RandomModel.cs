using RnnGen.SweepModels;

namespace RnnGen.Onnx.Tests;

/// <summary>Swept models with parameters large enough that every term of every equation matters.</summary>
internal static class RandomModel
{
    /// <summary>A model, over one word less than V: the last row must take no part in anything.</summary>
    public static RnnModel Create(string name, ulong seed = 7)
    {
        int wordCount = SweptModel.VocabularySize(name) - 1;
        string[] words = [Vocabulary.UnknownWord, .. Enumerable.Range(1, wordCount - 1).Select(word => $"w{word}")];
        RnnModel model = SweptModel.Create(name, new Vocabulary(WordTokenizer.Default, words), seed);
        RandomSource random = new(seed);
        foreach (ParameterTensor tensor in model.Tensors)
        {
            float[] values = new float[tensor.Length];
            for (int i = 0; i < values.Length; i++)
            {
                values[i] = random.NextSingle() - 0.5f;
            }

            model.WriteTensor(tensor.Name, values);
        }

        return model;
    }

    /// <summary>Words of a model's vocabulary.</summary>
    public static long[] Tokens(RnnModel model, int count, ulong seed = 3)
    {
        RandomSource random = new(seed);
        long[] tokens = new long[count];
        for (int i = 0; i < count; i++)
        {
            tokens[i] = random.NextInt32(model.Vocabulary.Count);
        }

        return tokens;
    }
}

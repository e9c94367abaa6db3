using TorchSharp;
using static TorchSharp.torch;

namespace RnnGen.ParityFixtures;

/// <summary>Model files of RnnGen in PyTorch's modules: loaded by name as they are, and compared by the logits after each word of a text.</summary>
internal static class WayBack
{
    private const int Seed = 7;
    private const int TextLength = 200;

    /// <summary>Tells how far the logits are apart.</summary>
    public static void Measure(TextWriter output)
    {
        Compare<WayBackLstm>(Cell.Lstm, OutputLayer.Untied, output);
        Compare<WayBackGru>(Cell.Gru, OutputLayer.Untied, output);
        Compare<WayBackTied>(Cell.Gru, OutputLayer.Projected, output);
    }

    private static void Compare<TModel>(Cell cell, OutputLayer layer, TextWriter output)
        where TModel : RnnModel, IRnnModel<TModel>
    {
        string[] words = [Vocabulary.UnknownWord, .. Enumerable.Range(1, TModel.Shape.VocabularySize - 1).Select(word => $"w{word}")];
        RnnModel model = TModel.Create(new Vocabulary(WordTokenizer.Default, words), Seed);
        Random random = new(Seed);
        foreach (ParameterTensor tensor in model.Tensors)
        {
            model.WriteTensor(tensor.Name, [.. Enumerable.Range(0, tensor.Length).Select(_ => random.NextSingle() - 0.5f)]);
        }

        using DisposeScope tensors = NewDisposeScope();
        using IDisposable untracked = no_grad();
        LanguageModel module = new(new Recipe(cell, model.Shape.Layers, layer));
        using ModelFile file = ModelFile.Open(model.Save());
        Dictionary<string, Tensor> state = file.Tensors.ToDictionary(held => held.Name, held => tensor(file.ReadTensor(held.Name), [.. held.Shape.Select(size => (long)size)]));
        if (layer != OutputLayer.Untied)
        {
            state["output.weight"] = state["embedding.weight"];
        }

        module.load_state_dict(state);
        long[] text = [.. Enumerable.Range(0, TextLength).Select(_ => (long)random.Next(words.Length))];
        float[] expected = module.Run(tensor(text).unsqueeze(1), []).Logits.data<float>().ToArray();
        output.WriteLine(FormattableString.Invariant($"{typeof(TModel).Name}: logits up to {expected.Max(Math.Abs):F2}, at most {LargestDifference(model, text, expected):E1} apart"));
    }

    private static float LargestDifference(RnnModel model, long[] text, float[] expected)
    {
        Session session = model.CreateSession();
        float[] logits = new float[model.Vocabulary.Count];
        float largest = 0;
        for (int step = 0; step < text.Length; step++)
        {
            session.Feed((int)text[step]);
            session.Logits(logits);
            largest = Math.Max(largest, logits.Zip(expected[(step * logits.Length)..], static (a, b) => Math.Abs(a - b)).Max());
        }

        return largest;
    }
}

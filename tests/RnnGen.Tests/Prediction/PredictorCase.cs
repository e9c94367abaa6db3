using RnnGen.NGrams;

namespace RnnGen.Tests;

/// <summary>A small model, and predictors over it.</summary>
internal static class PredictorCase
{
    /// <summary>What the model and its companion know.</summary>
    public const string Text = "the ship sails to the island . the captain's men wait on the old ship , and a storm comes from the sea . who sails to the sea ? the men say : we wait .";

    public static Vocabulary Vocabulary { get; } = Vocabulary.Build(WordTokenizer.Default, Text, TypedLstm.VocabularySize);

    public static FrozenModel Model { get; } = new TypedLstm(Vocabulary, seed: 5).Freeze();

    /// <summary>Combinations of sources.</summary>
    public static TheoryData<string> Sources => [.. (string[])["network", "cache", "n-grams", "n-grams and own words", "all", "all and companion", "all and adaptation"]];

    public static Predictor Create(string sources = "all", Profile? profile = null) => new(
        Model,
        profile ?? new Profile(WordTokenizer.Default, new ProfileOptions { MaxNGrams = 400, MaxWords = 200 }),
        Options(sources),
        sources.EndsWith("companion", StringComparison.Ordinal) ? KneserNeyModel.Train(Vocabulary.Encode(Text), Vocabulary, order: 3).CreateSession() : null,
        sources.EndsWith("adaptation", StringComparison.Ordinal) ? new DynamicEvaluation(Adaptable()) : null);

    /// <summary>The same network, which learns a text of one sequence.</summary>
    public static AdaptedLstm Adaptable()
    {
        AdaptedLstm model = new(Vocabulary, seed: 1);
        model.CopyParametersFrom(new TypedLstm(Vocabulary, seed: 5));
        return model;
    }

    /// <summary>Words of the model's and others, in an order that repeats some of it.</summary>
    public static string RandomText(int seed, int words)
    {
        Random random = new(seed);
        string[] others = ["Rhodes", "Ithaca", "don't", "isn’t", "zeppelin", "Ödön", "x"];
        List<string> text = [];
        while (text.Count < words)
        {
            if (text.Count > 10 && random.Next(4) == 0)
            {
                int start = random.Next(text.Count - 4);
                text.AddRange(text.GetRange(start, 4));
            }

            text.Add(random.Next(3) == 0 ? others[random.Next(others.Length)] : Vocabulary[random.Next(1, Vocabulary.Count)]);
        }

        return string.Join(' ', text);
    }

    /// <summary>All words that can be suggested, and <c>&lt;unk&gt;</c>.</summary>
    public static IEnumerable<int> Tokens(Predictor predictor) => Enumerable.Range(0, Vocabulary.Count)
        .Concat(predictor.Profile.Words.Where(word => word.IsSuggested).Select(word => predictor.TokenOf(word.Word)).Where(token => token >= Vocabulary.Count));

    /// <summary>The options of some sources.</summary>
    public static PredictorOptions Options(string sources) => sources switch
    {
        "network" => new() { CacheSize = 0, UsesNGrams = false, UsesOwnWords = false },
        "cache" => new() { CacheSize = 100, CacheTheta = 1, UsesNGrams = false, UsesOwnWords = false },
        "n-grams" => new() { CacheSize = 0, UsesOwnWords = false },
        "n-grams and own words" => new() { CacheSize = 0 },
        _ => new() { CacheSize = 100, CacheTheta = 1 },
    };

    /// <summary>Multiplies the numbers of each tensor.</summary>
    public static void Scale(RnnModel model, Func<ParameterTensor, float> factor)
    {
        foreach (ParameterTensor tensor in model.Tensors)
        {
            float[] values = new float[tensor.Length];
            model.ReadTensor(tensor.Name, values);
            model.WriteTensor(tensor.Name, [.. values.Select(value => value * factor(tensor))]);
        }
    }
}

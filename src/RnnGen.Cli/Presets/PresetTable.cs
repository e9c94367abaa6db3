using System.Reflection;

namespace RnnGen.Cli;

/// <summary>The models that the tool carries.</summary>
internal static class PresetTable
{
    /// <summary>The model of the demo.</summary>
    public static Preset LstmSmall { get; } =
        Of("lstm-small", "a small LSTM, for dialogue and short texts", Cli.LstmSmall.TrainingWorkspaceBytes, static (vocabulary, seed) => new LstmSmall(vocabulary, seed), Cli.LstmSmall.Load);

    /// <summary>All of them, in the order in which they are listed.</summary>
    public static IReadOnlyList<Preset> All { get; } =
    [
        Of("tanh-small", "the plain recurrent network with tanh", TanhSmall.TrainingWorkspaceBytes, static (vocabulary, seed) => new TanhSmall(vocabulary, seed), TanhSmall.Load),
        Of("relu-small", "the plain recurrent network with a rectifier", ReluSmall.TrainingWorkspaceBytes, static (vocabulary, seed) => new ReluSmall(vocabulary, seed), ReluSmall.Load),
        Of("gru-small", "a small GRU: three products a unit where the LSTM has four", GruSmall.TrainingWorkspaceBytes, static (vocabulary, seed) => new GruSmall(vocabulary, seed), GruSmall.Load),
        Of(
            "cifg-small",
            "the LSTM whose input gate is 1 − f: a quarter fewer cell weights",
            CifgSmall.TrainingWorkspaceBytes,
            static (vocabulary, seed) => new CifgSmall(vocabulary, seed),
            CifgSmall.Load),
        LstmSmall,
        Of(
            "lstm-ngram",
            "3 words predict the next one, 7 n-grams at a time from windows of 10 words",
            LstmNgram.TrainingWorkspaceBytes,
            static (vocabulary, seed) => new LstmNgram(vocabulary, seed),
            LstmNgram.Load),
        Of(
            "lstm-medium",
            "two layers of LSTM, for books and corpora of a million words",
            LstmMedium.TrainingWorkspaceBytes,
            static (vocabulary, seed) => new LstmMedium(vocabulary, seed),
            LstmMedium.Load),
        Of(
            "lstm-medium-tied",
            "the same with one vector a word, embedding and output layer in one",
            LstmMediumTied.TrainingWorkspaceBytes,
            static (vocabulary, seed) => new LstmMediumTied(vocabulary, seed),
            LstmMediumTied.Load) with { Recipe = TrainingRecipe.Medium },
        Of(
            "gru-medium-tied",
            "the same with the GRU",
            GruMediumTied.TrainingWorkspaceBytes,
            static (vocabulary, seed) => new GruMediumTied(vocabulary, seed),
            GruMediumTied.Load) with { Recipe = TrainingRecipe.Medium },
        Of(
            "quijote-best",
            "for a single book: one wide layer, tied by a projection, held back by dropout and weight decay",
            QuijoteBest.TrainingWorkspaceBytes,
            static (vocabulary, seed) => new QuijoteBest(vocabulary, seed),
            QuijoteBest.Load) with { Recipe = TrainingRecipe.Book },
        Of(
            "lstm-large-vocabulary",
            "lstm-medium with all words of WikiText-2; see --sampled-words",
            LstmLargeVocabulary.TrainingWorkspaceBytes,
            static (vocabulary, seed) => new LstmLargeVocabulary(vocabulary, seed),
            LstmLargeVocabulary.Load),
    ];

    /// <summary>The preset of a name.</summary>
    public static Preset Named(string name) => All.Single(preset => preset.Name == name);

    /// <summary>Loads the model of a file as the preset that fits it.</summary>
    /// <param name="path">The file.</param>
    /// <exception cref="FailureException">The file does not exist, or no preset has its shape.</exception>
    /// <exception cref="InvalidModelFileException">The file is damaged.</exception>
    public static RnnModel Load(string path)
    {
        ModelShape shape = ModelFiles.Read(path).Shape;
        Preset preset = All.FirstOrDefault(preset => Fits(shape, preset.Shape))
            ?? throw new FailureException(
                $"'{path}' holds a model that no preset fits: {ShapeText.Of(shape)}. The presets are {string.Join(", ", All.Select(preset => preset.Name))}; "
                + "load other shapes in a program that declares them.");
        return preset.Load(path);
    }

    /// <summary>A preset whose shape is read where it is written: a model need not be made to know its sizes.</summary>
    private static Preset Of<TModel>(string name, string description, long trainingWorkspaceBytes, Func<Vocabulary, ulong, TModel> create, Func<string, TModel> load)
        where TModel : RnnModel
    {
        RnnModelAttribute sizes = typeof(TModel).GetCustomAttribute<RnnModelAttribute>()!;
        ModelShape shape = new(
            sizes.Cell, sizes.VocabularySize, sizes.EmbeddingSize, sizes.HiddenSize, sizes.Layers, sizes.SequenceLength, sizes.BatchSize, sizes.Loss, sizes.TieEmbeddings);
        return new Preset(name, description, shape, trainingWorkspaceBytes, create, load);
    }

    /// <summary>Whether a model of one shape runs as another: T and B are sizes of training alone, but T is also the n of n-grams.</summary>
    private static bool Fits(ModelShape file, ModelShape preset) =>
        file with { SequenceLength = preset.SequenceLength, BatchSize = preset.BatchSize } == preset
        && (file.Loss == LossPosition.EveryStep || file.SequenceLength == preset.SequenceLength);
}

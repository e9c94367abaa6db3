namespace RnnGen.Cli;

/// <summary>The table of built-in models.</summary>
internal static class PresetTable
{
    /// <summary>The preset of the demo.</summary>
    public static Preset LstmSmall { get; } = new Preset<LstmSmall>("lstm-small", "a small LSTM, for dialogue and short texts");

    /// <summary>All presets, in the order in which they are listed.</summary>
    public static IReadOnlyList<Preset> All { get; } =
    [
        new Preset<TanhSmall>("tanh-small", "the plain recurrent network with tanh"),
        new Preset<ReluSmall>("relu-small", "the plain recurrent network with a rectifier"),
        new Preset<GruSmall>("gru-small", "a small GRU: three products per unit where the LSTM has four"),
        new Preset<CifgSmall>("cifg-small", "the LSTM whose input gate is 1 − f: a quarter fewer cell weights"),
        LstmSmall,
        new Preset<LstmNgram>("lstm-ngram", "3 words predict the next one, 7 n-grams at a time from windows of 10 words"),
        new Preset<LstmMedium>("lstm-medium", "two layers of LSTM, for books and corpora of a million words"),
        new Preset<LstmMediumTied>("lstm-medium-tied", "the same with one vector per word, shared by embedding and output layer") { Recipe = TrainingRecipe.Medium },
        new Preset<GruMediumTied>("gru-medium-tied", "the same with the GRU") { Recipe = TrainingRecipe.Medium },
        new Preset<QuijoteBest>("quijote-best", "for a single book: one wide layer, tied by a projection, regularised by dropout and weight decay") { Recipe = TrainingRecipe.Book },
        new Preset<LstmLargeVocabulary>("lstm-large-vocabulary", "lstm-medium with all words of WikiText-2; see --sampled-words"),
    ];

    /// <summary>Returns the preset of a name.</summary>
    public static Preset Named(string name) => All.Single(preset => preset.Name == name);

    /// <summary>Loads the model of a file as the preset that matches it.</summary>
    /// <param name="path">The file.</param>
    /// <exception cref="FailureException">The file does not exist, or no preset matches its shape.</exception>
    /// <exception cref="InvalidModelFileException">The file is damaged, or int8.</exception>
    public static RnnModel Load(string path)
    {
        using ModelFile file = ModelFiles.Open(path);
        return Of(file).Load(file);
    }

    /// <summary>Finds the preset that matches a file.</summary>
    /// <param name="file">The file.</param>
    /// <exception cref="FailureException">No preset matches its shape.</exception>
    public static Preset Of(ModelFile file) => All.FirstOrDefault(preset => Fits(file.Shape, preset.Shape))
        ?? throw new FailureException(
            $"'{file.Path}' holds a model that no preset matches: {ShapeText.Of(file.Shape)}. The presets are {string.Join(", ", All.Select(preset => preset.Name))}; "
            + "load models of other shapes in a program that declares them.");

    /// <summary>Checks whether a model of one shape runs as another: T and B matter only in training, except that T is the n of n-gram models.</summary>
    private static bool Fits(ModelShape file, ModelShape preset) =>
        file with { SequenceLength = preset.SequenceLength, BatchSize = preset.BatchSize } == preset
        && (file.Loss == LossPosition.EveryStep || file.SequenceLength == preset.SequenceLength);
}

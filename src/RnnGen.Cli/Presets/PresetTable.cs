namespace RnnGen.Cli;

/// <summary>The models that the tool carries.</summary>
internal static class PresetTable
{
    /// <summary>The model of the demo.</summary>
    public static Preset LstmSmall { get; } = new(
        "lstm-small",
        "a small LSTM, for dialogue and short texts",
        new ModelShape(
            RecurrentCell.Lstm,
            Cli.LstmSmall.VocabularySize,
            Cli.LstmSmall.EmbeddingSize,
            Cli.LstmSmall.HiddenSize,
            Cli.LstmSmall.Layers,
            Cli.LstmSmall.SequenceLength,
            Cli.LstmSmall.BatchSize,
            LossPosition.EveryStep),
        static (vocabulary, seed) => new LstmSmall(vocabulary, seed),
        Cli.LstmSmall.Load);

    /// <summary>All of them, in the order in which they are listed.</summary>
    public static IReadOnlyList<Preset> All { get; } =
    [
        new(
            "tanh-small",
            "the plain recurrent network with tanh",
            new ModelShape(
                RecurrentCell.Tanh,
                TanhSmall.VocabularySize,
                TanhSmall.EmbeddingSize,
                TanhSmall.HiddenSize,
                TanhSmall.Layers,
                TanhSmall.SequenceLength,
                TanhSmall.BatchSize,
                LossPosition.EveryStep),
            static (vocabulary, seed) => new TanhSmall(vocabulary, seed),
            TanhSmall.Load),
        new(
            "relu-small",
            "the plain recurrent network with a rectifier",
            new ModelShape(
                RecurrentCell.Relu,
                ReluSmall.VocabularySize,
                ReluSmall.EmbeddingSize,
                ReluSmall.HiddenSize,
                ReluSmall.Layers,
                ReluSmall.SequenceLength,
                ReluSmall.BatchSize,
                LossPosition.EveryStep),
            static (vocabulary, seed) => new ReluSmall(vocabulary, seed),
            ReluSmall.Load),
        LstmSmall,
        new(
            "lstm-ngram",
            "3 words predict the next one, 7 n-grams at a time from windows of 10 words",
            new ModelShape(
                RecurrentCell.Lstm,
                LstmNgram.VocabularySize,
                LstmNgram.EmbeddingSize,
                LstmNgram.HiddenSize,
                LstmNgram.Layers,
                LstmNgram.SequenceLength,
                LstmNgram.BatchSize,
                LossPosition.LastStep),
            static (vocabulary, seed) => new LstmNgram(vocabulary, seed),
            LstmNgram.Load),
        new(
            "lstm-medium",
            "two layers of LSTM, for books and corpora of a million words",
            new ModelShape(
                RecurrentCell.Lstm,
                LstmMedium.VocabularySize,
                LstmMedium.EmbeddingSize,
                LstmMedium.HiddenSize,
                LstmMedium.Layers,
                LstmMedium.SequenceLength,
                LstmMedium.BatchSize,
                LossPosition.EveryStep),
            static (vocabulary, seed) => new LstmMedium(vocabulary, seed),
            LstmMedium.Load),
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

    /// <summary>Whether a model of one shape runs as another: T and B are sizes of training alone, but T is also the n of n-grams.</summary>
    private static bool Fits(ModelShape file, ModelShape preset) =>
        file with { SequenceLength = preset.SequenceLength, BatchSize = preset.BatchSize } == preset
        && (file.Loss == LossPosition.EveryStep || file.SequenceLength == preset.SequenceLength);
}

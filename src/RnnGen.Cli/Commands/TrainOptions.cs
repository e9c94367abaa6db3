using System.CommandLine;

namespace RnnGen.Cli;

/// <summary>The options of <c>train</c>.</summary>
internal sealed class TrainOptions
{
    /// <summary>The text to learn.</summary>
    public Option<string> Corpus { get; } = CommandOptions.File("--corpus", "The text to learn, UTF-8.", required: true);

    /// <summary>The text to judge by.</summary>
    public Option<string> Valid { get; } = CommandOptions.File("--valid", "The text to judge by, UTF-8. Without it, the last 5 % of the corpus.", required: false);

    /// <summary>What to train.</summary>
    public Option<string> Preset { get; } =
        Choice<string>("--preset", "What to train: see the command presets.", isRequired: true, [.. PresetTable.All.Select(preset => preset.Name)]);

    /// <summary>Where to save it.</summary>
    public Option<string> Out { get; } = CommandOptions.File("--out", "The model file to write.", required: true);

    /// <summary>How the text is fed.</summary>
    public Option<string?> Mode { get; } =
        Choice<string?>("--mode", "How the text is fed: in parallel rows with carried state, in independent windows, or as n-grams. Without it, as fits the preset.", isRequired: false, TrainingModes.Names);

    /// <summary>How the text is cut into words.</summary>
    public TokenizerOptions Tokenizer { get; } = new();

    /// <summary>Passes over the text.</summary>
    public Option<int> Epochs { get; } = CommandOptions.Number("--epochs", "Passes over the text.", defaultValue: 5, n => n >= 1, "a whole number of at least 1");

    /// <summary>Selects initial parameters and order.</summary>
    public Option<ulong> Seed { get; } = CommandOptions.Seed("Selects the initial parameters and the order of windows.");

    /// <summary>Adam's learning rate.</summary>
    public Option<float> LearningRate { get; } =
        CommandOptions.Number("--learning-rate", "Adam's learning rate.", defaultValue: 1e-3f, rate => rate > 0 && float.IsFinite(rate), "a positive number");

    /// <summary>The largest norm of the gradients.</summary>
    public Option<float> Clip { get; } =
        CommandOptions.Number("--clip", "The largest global norm of the gradients; 'Infinity' for no clipping.", defaultValue: 5f, norm => norm > 0, "a positive number");

    /// <summary>Threads that train together.</summary>
    public Option<int> Threads { get; } = CommandOptions.Number(
        "--threads", "Threads that train together: the same model, sooner. 0: one for each processor, or fewer for a small model.", defaultValue: 0, n => n >= 0, "0 or a positive whole number");

    /// <summary>Words that stand for the whole vocabulary.</summary>
    public Option<int> SampledWords { get; } = CommandOptions.Number(
        "--sampled-words", "For large vocabularies: train with this many sampled words in place of all (a multiple of 16; 0 for all). Evaluation is over all.", defaultValue: 0, n => n >= 0 && n % 16 == 0, "0 or a multiple of 16");

    /// <summary>One JSON object instead of text.</summary>
    public Option<bool> Json { get; } = CommandOptions.Json();

    /// <summary>The settings of a command line.</summary>
    /// <exception cref="UsageException">The mode does not fit the preset.</exception>
    public TrainingSettings ReadSettings(ParseResult parsed)
    {
        Preset preset = PresetTable.Named(parsed.GetRequiredValue(Preset));
        return new TrainingSettings(
            preset,
            TrainingModes.Choose(parsed.GetValue(Mode), preset),
            parsed.GetValue(Epochs),
            parsed.GetValue(Seed),
            parsed.GetValue(LearningRate),
            parsed.GetValue(Clip),
            parsed.GetValue(Threads),
            parsed.GetValue(SampledWords));
    }

    private static Option<T> Choice<T>(string name, string description, bool isRequired, string[] values) =>
        new Option<T>(name) { Description = description, Required = isRequired }.AcceptOnlyFromAmong(values);
}

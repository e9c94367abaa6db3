using System.CommandLine.Parsing;
using System.CommandLine;
using RnnGen.Training;

namespace RnnGen.Cli;

/// <summary>The options of <c>train</c>.</summary>
internal sealed class TrainOptions
{
    /// <summary>The text to learn.</summary>
    public Option<string> Corpus { get; } = CommandOptions.File("--corpus", "The text to learn, UTF-8. Required, unless a run is resumed.", required: false);

    /// <summary>The text to judge by.</summary>
    public Option<string> Valid { get; } = CommandOptions.File("--valid", "The text to judge by, UTF-8. Without it, the last 5 % of the corpus.", required: false);

    /// <summary>What to train.</summary>
    public Option<string> Preset { get; } =
        Choice<string>("--preset", "What to train, and the recipe that other options change: see the command presets. Required, unless a run is resumed.", [.. PresetTable.All.Select(preset => preset.Name)]);

    /// <summary>Where to save it.</summary>
    public Option<string> Out { get; } = CommandOptions.File("--out", "The model file to write. Required, unless a run is resumed.", required: false);

    /// <summary>How the text is fed.</summary>
    public Option<string?> Mode { get; } =
        Choice<string?>("--mode", "How the text is fed: in parallel rows with carried state, in independent windows, or as n-grams. Without it, as fits the preset.", TrainingModes.Names);

    /// <summary>How the text is cut into words.</summary>
    public TokenizerOptions Tokenizer { get; } = new();

    /// <summary>Passes over the text.</summary>
    public Option<int> Epochs { get; } = CommandOptions.Number<int>("--epochs", "Passes over the text.", n => n >= 1, "a whole number of at least 1");

    /// <summary>Selects initial parameters and order.</summary>
    public Option<ulong> Seed { get; } = CommandOptions.Seed("Selects the initial parameters and the order of windows.");

    /// <summary>How parameters follow their gradients.</summary>
    public Option<string> Optimizer { get; } = Choice<string>("--optimizer", "How parameters follow their gradients.", OptimizerChoices.Names);

    /// <summary>The optimiser's learning rate.</summary>
    public Option<float> LearningRate { get; } =
        CommandOptions.Number<float>("--learning-rate", "The optimiser's learning rate.", rate => rate > 0 && float.IsFinite(rate), "a positive number");

    /// <summary>How strongly parameters are drawn to zero.</summary>
    public Option<double> WeightDecay { get; } = CommandOptions.Number<double>(
        "--weight-decay",
        "How strongly parameters are drawn to zero: as L2 regularisation, with adamw beside the gradients (there 0.01 unless the preset says otherwise).",
        decay => decay >= 0 && double.IsFinite(decay),
        "0 or a positive number");

    /// <summary>How the learning rate changes.</summary>
    public Option<ScheduleChoice?> Schedule { get; } = CommandOptions.Parsed(
        "--schedule", $"How the learning rate changes: {ScheduleChoice.Forms}.", "SCHEDULE", ScheduleChoice.Parse, ScheduleChoice.Forms);

    /// <summary>Steps in which the learning rate rises first.</summary>
    public Option<int> WarmUp { get; } =
        CommandOptions.Number<int>("--warm-up", "Steps in which the learning rate rises from 0, before its schedule begins.", n => n >= 0, "0 or a positive whole number");

    /// <summary>The largest norm of the gradients.</summary>
    public Option<float> Clip { get; } =
        CommandOptions.Number<float>("--clip", "The largest global norm of the gradients; 'Infinity' for no clipping.", norm => norm > 0, "a positive number");

    /// <summary>The largest absolute value of a gradient.</summary>
    public Option<float> ClipValue { get; } = CommandOptions.Number<float>(
        "--clip-value", "The largest absolute value of a gradient, applied after clipping by norm; 'Infinity' for any.", value => value > 0, "a positive number");

    /// <summary>How much is dropped while training.</summary>
    public Option<DropoutChoice?> Dropout { get; } = CommandOptions.Parsed(
        "--dropout", $"How much of what one layer hands to the next is dropped while training: {DropoutChoice.Forms}.", "RATE", DropoutChoice.Parse, DropoutChoice.Forms);

    /// <summary>Epochs without improvement that end the training.</summary>
    public Option<int> Patience { get; } = CommandOptions.Number<int>(
        "--patience", "Stop early after so many epochs in a row that do not improve on the best one; 0 for never.", n => n >= 0, "0 or a positive whole number");

    /// <summary>What the output layer's bias begins with.</summary>
    public Option<OutputBias> OutputBias { get; } =
        Choice<OutputBias>("--output-bias", "What the output layer's bias begins with: small random numbers, or the logarithms of the words' frequencies, which learns sooner.", ["random", "frequencies"]);

    /// <summary>Threads that train together.</summary>
    public Option<int> Threads { get; } = CommandOptions.Number(
        "--threads", "Threads that train together: the same model, sooner. 0: one for each processor, or fewer for a small model.", defaultValue: 0, n => n >= 0, "0 or a positive whole number");

    /// <summary>Words that stand for the whole vocabulary.</summary>
    public Option<int> SampledWords { get; } = CommandOptions.Number(
        "--sampled-words", "For large vocabularies: train with this many sampled words in place of all (a multiple of 16; 0 for all). Evaluation is over all.", defaultValue: 0, n => n >= 0 && n % 16 == 0, "0 or a multiple of 16");

    /// <summary>Where the run can be watched.</summary>
    public Option<string> Log { get; } = CommandOptions.File(
        "--log", "A file for the run's curves and samples, one JSON object a line, readable while the run goes on: see the command report.", required: false);

    /// <summary>Where the run is written down.</summary>
    public Option<string> Checkpoint { get; } =
        CommandOptions.File("--checkpoint", "A file to keep the state of the run in, so that it can be resumed. With --resume, the same file goes on.", required: false);

    /// <summary>How often.</summary>
    public Option<CheckpointFrequency?> CheckpointEvery { get; } = CommandOptions.Parsed(
        "--checkpoint-every", $"How often, as {CheckpointFrequency.Forms}. Without it, after each epoch.", "N", CheckpointFrequency.Parse, CheckpointFrequency.Forms);

    /// <summary>The checkpoint to go on from.</summary>
    public Option<string> Resume { get; } = CommandOptions.File(
        "--resume", "Go on with the run of a checkpoint, to the same model as if it had not been interrupted. All other options are kept in it.", required: false);

    /// <summary>One JSON object instead of text.</summary>
    public Option<bool> Json { get; } = CommandOptions.Json();

    /// <summary>All of them, in the order in which help lists them.</summary>
    public IReadOnlyList<Option> All =>
    [
        Corpus, Valid, Preset, Out, Mode, Tokenizer.Kind, Tokenizer.KeepCase, Epochs, Seed, Optimizer, LearningRate, WeightDecay, Schedule, WarmUp, Clip, ClipValue, Dropout, Patience, OutputBias,
        Threads, SampledWords, Checkpoint, CheckpointEvery, Resume, Log, Json,
    ];

    /// <summary>Those that name a file which a run that goes on needs again.</summary>
    public IReadOnlyCollection<Option> Files => [Corpus, Valid, Out, Checkpoint, Log];

    /// <summary>Those that a checkpoint keeps.</summary>
    public IEnumerable<Option> Kept => All.Except([Resume, Json]);

    /// <summary>Those without which a run cannot begin.</summary>
    private Option[] Necessary => [Corpus, Preset, Out];

    /// <summary>The command that takes them.</summary>
    public Command CreateCommand()
    {
        Command command = new("train", "Train a preset on a text. Ctrl-C ends the training and keeps the best epoch so far.");
        foreach (Option option in All)
        {
            command.Add(option);
        }

        command.Validators.Add(RequireNecessary);
        return command;
    }

    /// <summary>Reports what a run lacks that is not resumed.</summary>
    private void RequireNecessary(CommandResult result)
    {
        if (result.GetResult(Resume) is null)
        {
            foreach (Option option in Necessary.Where(option => result.GetResult(option) is null))
            {
                result.AddError($"Option '{option.Name}' is required.");
            }
        }
    }

    private static Option<T> Choice<T>(string name, string description, string[] values) => new Option<T>(name) { Description = description }.AcceptOnlyFromAmong(values);
}

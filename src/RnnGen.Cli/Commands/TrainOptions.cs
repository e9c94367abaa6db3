using System.CommandLine.Parsing;
using System.CommandLine;
using RnnGen.Training;

namespace RnnGen.Cli;

/// <summary>The options of <c>train</c>.</summary>
internal sealed class TrainOptions
{
    /// <summary>The text to learn from.</summary>
    public Option<string> Corpus { get; } = CommandOptions.File("--corpus", "The text to learn from, UTF-8. Required unless a run is resumed.", required: false);

    /// <summary>The text to validate on.</summary>
    public Option<string> Valid { get; } = CommandOptions.File("--valid", "The text to validate on, UTF-8. Without it, the last 5 % of the corpus.", required: false);

    /// <summary>What to train.</summary>
    public Option<string> Preset { get; } = CreatePreset();

    /// <summary>The model that training goes on from.</summary>
    public Option<string> From { get; } = CommandOptions.File(
        "--from", "Go on from the parameters and the words of a model file, instead of a fresh model.", required: false);

    /// <summary>Whether that model learns new words.</summary>
    public Option<bool> AddWords { get; } = new("--add-words")
    {
        Description = "With --from: add the words of the corpus that the model does not know, the most frequent first, as many as it has room for. --vocabulary makes room.",
    };

    /// <summary>The sizes, where no preset has them.</summary>
    public ShapeOptions Shape { get; } = new();

    /// <summary>Where to save it.</summary>
    public Option<string> Out { get; } = CommandOptions.File("--out", "The model file to write. Required unless a run is resumed.", required: false);

    /// <summary>How the text is fed.</summary>
    public Option<string?> Mode { get; } =
        CommandOptions.Choice<string?>("--mode", "How the text is fed: in parallel rows with carried state, in independent windows, or as n-grams. The default depends on the preset.", TrainingModes.Names);

    /// <summary>How the text is split into words.</summary>
    public TokenizerOptions Tokenizer { get; } = new();

    /// <summary>Passes over the text.</summary>
    public Option<int> Epochs { get; } = CommandOptions.Number<int>("--epochs", "Passes over the text.", n => n >= 1, "a whole number of at least 1");

    /// <summary>Seeds the initial parameters and the order of windows.</summary>
    public Option<ulong> Seed { get; } = CommandOptions.Seed("Seeds the initial parameters and the order of windows.");

    /// <summary>The optimiser.</summary>
    public Option<string> Optimizer { get; } = CommandOptions.Choice<string>("--optimizer", "The optimiser.", OptimizerChoices.Names);

    /// <summary>The optimiser's learning rate.</summary>
    public Option<float> LearningRate { get; } =
        CommandOptions.Number<float>("--learning-rate", "The optimiser's learning rate.", rate => rate > 0 && float.IsFinite(rate), "a positive number");

    /// <summary>The weight decay.</summary>
    public Option<double> WeightDecay { get; } = CommandOptions.Number<double>(
        "--weight-decay",
        "How strongly parameters are drawn to zero: as L2 regularisation, or decoupled from the gradients with adamw (where it is 0.01 unless the preset says otherwise).",
        decay => decay >= 0 && double.IsFinite(decay),
        "0 or a positive number");

    /// <summary>How the learning rate changes.</summary>
    public Option<ScheduleChoice?> Schedule { get; } = CommandOptions.Parsed(
        "--schedule", $"How the learning rate changes: {ScheduleChoice.Forms}.", "SCHEDULE", ScheduleChoice.Parse, ScheduleChoice.Forms);

    /// <summary>Warm-up steps.</summary>
    public Option<int> WarmUp { get; } =
        CommandOptions.Number<int>("--warm-up", "Steps over which the learning rate rises from 0, before the schedule begins.", n => n >= 0, "0 or a positive whole number");

    /// <summary>The largest norm of the gradients.</summary>
    public Option<float> Clip { get; } =
        CommandOptions.Number<float>("--clip", "The largest global norm of the gradients; 'Infinity' for no clipping.", norm => norm > 0, "a positive number or Infinity");

    /// <summary>The largest absolute value of a gradient.</summary>
    public Option<float> ClipValue { get; } = CommandOptions.Number<float>(
        "--clip-value", "The largest absolute value of a gradient, applied after clipping by norm; 'Infinity' for no clipping.", value => value > 0, "a positive number or Infinity");

    /// <summary>The dropout rates of training.</summary>
    public Option<DropoutChoice?> Dropout { get; } = CommandOptions.Parsed(
        "--dropout", $"The share of activations dropped between layers while training: {DropoutChoice.Forms}.", "RATE", DropoutChoice.Parse, DropoutChoice.Forms);

    /// <summary>The dropout rate of whole words.</summary>
    public Option<float> WordDropout { get; } = CommandOptions.Number<float>(
        "--word-dropout", "The share of the words whose embeddings are dropped in a step, wherever they occur in it.", rate => rate is >= 0 and < 1, "from 0 to below 1");

    /// <summary>The dropout rate of recurrent weights.</summary>
    public Option<float> WeightDropout { get; } = CommandOptions.Number<float>(
        "--weight-dropout", "The share of the recurrent weights dropped in a step (DropConnect).", rate => rate is >= 0 and < 1, "from 0 to below 1");

    /// <summary>What shares a dropout mask.</summary>
    public Option<DropoutScope> DropoutScope { get; } = CommandOptions.Choice<DropoutScope>(
        "--dropout-masks", "Whether every time step draws masks of its own for --dropout, or all steps of a sequence share one.", "step", "sequence");

    /// <summary>α of activation regularisation.</summary>
    public Option<float> ActivationRegularization { get; } = CommandOptions.Number<float>(
        "--ar", "Activation regularisation: the weight in the loss of the mean square of h, after dropout.", weight => weight >= 0 && float.IsFinite(weight), "0 or a positive number");

    /// <summary>β of temporal activation regularisation.</summary>
    public Option<float> TemporalActivationRegularization { get; } = CommandOptions.Number<float>(
        "--tar", "Temporal activation regularisation: the weight in the loss of the mean square of how h changes from step to step.", weight => weight >= 0 && float.IsFinite(weight), "0 or a positive number");

    /// <summary>What the network learns from besides the text.</summary>
    public Option<string> Teacher { get; } = CommandOptions.File(
        "--teacher", "What the network learns from besides the text: a model file of the same words, or unigram or kn1 to kn7, n-grams of the text; none for no teacher.", required: false);

    /// <summary>λ of the teacher.</summary>
    public Option<float> TeacherWeight { get; } = CommandOptions.Number<float>(
        "--teacher-weight", "The teacher's share of each target; 0.5 unless the preset says otherwise.", weight => weight is >= 0 and <= 1, "from 0 to 1");

    /// <summary>Which average of the parameters counts.</summary>
    public Option<AveragingChoice?> Averaging { get; } = CommandOptions.Parsed(
        "--average", $"Which average of the parameters over the steps is evaluated and kept: {AveragingChoice.Forms}.", "AVERAGE", AveragingChoice.Parse, AveragingChoice.Forms);

    /// <summary>How long the batches of a stream are.</summary>
    public Option<BatchLengths> Lengths { get; } = CommandOptions.Choice<BatchLengths>(
        "--lengths", "In mode stream: whether each batch has all of its steps, or up to so many, in another order in each epoch.", "fixed", "varied");

    /// <summary>Epochs without improvement after which training stops.</summary>
    public Option<int> Patience { get; } = CommandOptions.Number<int>(
        "--patience", "Stop early after this many epochs in a row without improving on the best one; 0 for never.", n => n >= 0, "0 or a positive whole number");

    /// <summary>How the output layer's bias is initialised.</summary>
    public Option<OutputBias> OutputBias { get; } = CommandOptions.Choice<OutputBias>(
        "--output-bias",
        "What the output layer's bias is before training: small random numbers, or the log frequencies of the words in the text, which then need not be learnt. The default depends on the preset.",
        "random",
        "frequencies");

    /// <summary>Training threads.</summary>
    public Option<int> Threads { get; } = CommandOptions.Number(
        "--threads", "Training threads, at most one per processor: more of them train the same model sooner. 0: one per processor, or fewer for a small model.", defaultValue: 0, n => n is >= 0 and <= 256, "a whole number from 0 to 256");

    /// <summary>The size of the sampled softmax.</summary>
    public Option<int> SampledWords { get; } = CommandOptions.Number(
        "--sampled-words", "For large vocabularies: train with this many sampled words instead of all (a multiple of 16; 0 for all). Evaluation uses all words.", defaultValue: 0, n => n >= 0 && n % 16 == 0, "0 or a multiple of 16");

    /// <summary>The log of the run.</summary>
    public Option<string> Log { get; } = CommandOptions.File(
        "--log", "A file for the run's curves and samples, one JSON object per line, readable during the run: see the command report.", required: false);

    /// <summary>The checkpoint to write.</summary>
    public Option<string> Checkpoint { get; } =
        CommandOptions.File("--checkpoint", "A file that keeps the state of the run, so that it can be resumed. By default, --resume keeps writing to the file it read.", required: false);

    /// <summary>How often the checkpoint is written.</summary>
    public Option<CheckpointFrequency?> CheckpointEvery { get; } = CommandOptions.Parsed(
        "--checkpoint-every", $"How often, as {CheckpointFrequency.Forms}. Without it, after each epoch.", "N", CheckpointFrequency.Parse, CheckpointFrequency.Forms);

    /// <summary>The checkpoint to resume from.</summary>
    public Option<string> Resume { get; } = CommandOptions.File(
        "--resume", "Continue the run of a checkpoint; the resulting model is the same as if it had never been interrupted. The checkpoint holds all other options.", required: false);

    /// <summary>One JSON object instead of text.</summary>
    public Option<bool> Json { get; } = CommandOptions.Json();

    /// <summary>All options, in the order of the help text.</summary>
    public IReadOnlyList<Option> All =>
    [
        Corpus, Valid, Preset, .. Shape.All, From, AddWords, Out, Mode, .. Tokenizer.All, Epochs, Seed, Optimizer, LearningRate, WeightDecay, Schedule, WarmUp, Clip, ClipValue, Dropout, WordDropout, WeightDropout, DropoutScope,
        ActivationRegularization, TemporalActivationRegularization, Teacher, TeacherWeight, Averaging, Lengths, Patience, OutputBias,
        Threads, SampledWords, Checkpoint, CheckpointEvery, Resume, Log, Json,
    ];

    /// <summary>The options that name what is read; <see cref="Teacher"/> may name something else than a file.</summary>
    public IReadOnlyList<Option<string>> Inputs => [Corpus, Valid, From, Teacher];

    /// <summary>Whether the value of an option names a file, which a resumed run needs again.</summary>
    public bool IsFile(Option option, string value) => ((Option[])[.. Inputs, Out, Checkpoint, Log]).Contains(option) && !(option == Teacher && TeacherChoice.IsName(value));

    /// <summary>The options by which files to read are named.</summary>
    public IEnumerable<Option<string>> InputFiles(TrainArguments arguments) => Inputs.Where(option => arguments.Get(option) is { } path && IsFile(option, path));

    /// <summary>The options that a checkpoint keeps.</summary>
    public IEnumerable<Option> Kept => All.Except([Resume, Json]);

    /// <summary>Creates the command that takes them.</summary>
    public Command CreateCommand()
    {
        Command command = new("train", "Train a model on a text: a preset, a shape of your own, or a model file. Ctrl-C stops training and keeps the best epoch so far.");
        foreach (Option option in All)
        {
            command.Add(option);
        }

        command.Validators.Add(RequireNecessary);
        return command;
    }

    private static Option<string> CreatePreset()
    {
        Option<string> preset = CommandOptions.Choice<string>(
            "--preset", "The model to train, with a recipe that the other options override: see the command presets. Required unless --cell gives a shape, or --from or --resume goes on.", [.. PresetTable.All.Select(preset => preset.Name)]);

        // All of their names in the help would leave little room for the rest of it.
        preset.HelpName = "PRESET";
        return preset;
    }

    /// <summary>Reports the required options that a new run lacks.</summary>
    private void RequireNecessary(CommandResult result)
    {
        if (result.GetResult(Resume) is not null)
        {
            return;
        }

        bool isNamed = result.GetResult(Preset) is not null || result.GetResult(From) is not null;
        Option[] sizes = isNamed ? [] : Shape.All.Any(IsGiven) ? [.. Shape.Necessary] : [Preset];
        foreach (Option option in (Option[])[Corpus, .. sizes, Out])
        {
            if (!IsGiven(option))
            {
                result.AddError(UsageErrors.Missing(option));
            }
        }

        bool IsGiven(Option option) => result.GetResult(option) is { Implicit: false };
    }
}

using System.CommandLine;
using System.CommandLine.Parsing;
using System.Text.Json;

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
    public Option<string> Tokenizer { get; } = WithDefault(
        Choice<string>("--tokenizer", "Running text (word), or text that comes tokenised (whitespace).", [WordTokenizer.KindName, WhitespaceTokenizer.KindName]),
        WordTokenizer.KindName);

    /// <summary>Whether words keep their case.</summary>
    public Option<bool> KeepCase { get; } = new("--keep-case") { Description = "Do not lower-case words. The whitespace tokenizer never does." };

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
        "How strongly parameters are drawn to zero: as L2 regularisation, with adamw beside the gradients (there 0.01 when not given).",
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
        "--clip-value", "The largest absolute value of a gradient, behind the norm; 'Infinity' for any.", value => value > 0, "a positive number");

    /// <summary>Epochs without improvement that end the training.</summary>
    public Option<int> Patience { get; } = CommandOptions.Number<int>(
        "--patience", "Stop early, behind so many epochs in a row that do not improve on the best one; 0 for never.", n => n >= 0, "0 or a positive whole number");

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
        "--checkpoint-every", $"How often, as {CheckpointFrequency.Forms}. Without it, behind each epoch.", "N", CheckpointFrequency.Parse, CheckpointFrequency.Forms);

    /// <summary>The checkpoint to go on from.</summary>
    public Option<string> Resume { get; } = CommandOptions.File(
        "--resume", "Go on with the run of a checkpoint, to the same model as if it had not been interrupted. All other options are kept in it.", required: false);

    /// <summary>One JSON object instead of text.</summary>
    public Option<bool> Json { get; } = CommandOptions.Json();

    /// <summary>All of them, in the order in which help lists them.</summary>
    public IReadOnlyList<Option> All =>
    [
        Corpus, Valid, Preset, Out, Mode, Tokenizer, KeepCase, Epochs, Seed, Optimizer, LearningRate, WeightDecay, Schedule, WarmUp, Clip, ClipValue, Patience,
        Threads, SampledWords, Checkpoint, CheckpointEvery, Resume, Log, Json,
    ];

    /// <summary>Those without which a run cannot begin.</summary>
    private Option[] Necessary => [Corpus, Preset, Out];

    private Option[] Files => [Corpus, Valid, Out, Checkpoint, Log];

    /// <summary>Reports what a run lacks that is not resumed.</summary>
    public void RequireNecessary(CommandResult result)
    {
        if (result.GetResult(Resume) is null)
        {
            foreach (Option option in Necessary.Where(option => result.GetResult(option) is null))
            {
                result.AddError($"Option '{option.Name}' is required.");
            }
        }
    }

    /// <summary>A command line, with that of the run's begin behind it where it resumes one.</summary>
    /// <exception cref="FailureException">The checkpoint does not exist, or was not written by this command.</exception>
    /// <exception cref="InvalidCheckpointException">The checkpoint is damaged.</exception>
    public TrainArguments ReadArguments(ParseResult parsed)
    {
        if (parsed.GetValue(Resume) is not string checkpoint)
        {
            return new TrainArguments(parsed, begun: null);
        }

        InputFile.ThrowIfMissing(checkpoint, "checkpoint");
        Command command = new("train");
        foreach (Option option in All)
        {
            command.Add(option);
        }

        return new TrainArguments(parsed, command.Parse(ReadNote(checkpoint), new ParserConfiguration { ResponseFileTokenReplacer = null }));
    }

    /// <summary>The settings of a command line.</summary>
    /// <exception cref="UsageException">The mode does not fit the preset, or options do not fit each other.</exception>
    public TrainingSettings ReadSettings(TrainArguments arguments, Invocation invocation)
    {
        Preset preset = PresetTable.Named(arguments.Get(Preset));
        return new TrainingSettings(
            preset,
            TrainingModes.Choose(arguments.Get(Mode), preset),
            ReadRecipe(arguments, preset.Recipe),
            arguments.Get(Seed),
            arguments.Get(Threads),
            arguments.Get(SampledWords),
            ReadCheckpoint(arguments, invocation),
            arguments.Get(Resume));
    }

    /// <summary>The tokenizer of a command line.</summary>
    public Tokenizer ReadTokenizer(TrainArguments arguments)
    {
        string kind = arguments.Get(Tokenizer);
        return RnnGen.Tokenizer.Create(kind, lowerCase: kind == WordTokenizer.KindName && !arguments.Get(KeepCase));
    }

    private TrainingRecipe ReadRecipe(TrainArguments arguments, TrainingRecipe recipe)
    {
        OptimizerChoice optimizer = arguments.IsGiven(Optimizer) ? OptimizerChoices.Named(arguments.Get(Optimizer)) : recipe.Optimizer;
        double decay = optimizer == OptimizerChoice.AdamW && recipe.Optimizer != OptimizerChoice.AdamW ? OptimizerChoices.AdamWDecay : recipe.WeightDecay;
        return recipe with
        {
            Epochs = arguments.Get(Epochs, recipe.Epochs),
            Optimizer = optimizer,
            LearningRate = arguments.Get(LearningRate, recipe.LearningRate),
            WeightDecay = arguments.Get(WeightDecay, decay),
            Schedule = arguments.Get(Schedule, recipe.Schedule)!,
            WarmUpSteps = arguments.Get(WarmUp, recipe.WarmUpSteps),
            ClipNorm = arguments.Get(Clip, recipe.ClipNorm),
            ClipValue = arguments.Get(ClipValue, recipe.ClipValue),
            Patience = arguments.Get(Patience, recipe.Patience),
        };
    }

    private CheckpointOptions? ReadCheckpoint(TrainArguments arguments, Invocation invocation)
    {
        // A run that goes on does so in its own file, unless it is told to leave it alone.
        string? path = arguments.IsGivenNow(Checkpoint) ? arguments.Get(Checkpoint) : arguments.Get(Resume) ?? arguments.Get(Checkpoint);
        if (path is null)
        {
            return arguments.IsGiven(CheckpointEvery) ? throw new UsageException("--checkpoint-every says how often, but not where: add --checkpoint FILE.") : null;
        }

        if (Path.GetFullPath(path) == Path.GetFullPath(arguments.Get(Out)))
        {
            throw new UsageException($"--checkpoint must be another file than --out, but both are '{path}'.");
        }

        CheckpointFrequency frequency = arguments.Get(CheckpointEvery) ?? default;
        return new CheckpointOptions
        {
            Path = path,
            EverySteps = frequency.Steps,
            Interval = frequency.Interval,
            Note = arguments.ToNote(All.Except([Resume, Json]), Files),
            WriteFailed = e => invocation.Warn($"no checkpoint is written: {e.Message}"),
        };
    }

    private static string[] ReadNote(string checkpoint)
    {
        try
        {
            return JsonSerializer.Deserialize(CheckpointFile.ReadNote(checkpoint), CliJson.Default.StringArray) ?? [];
        }
        catch (JsonException e)
        {
            throw new FailureException($"the checkpoint '{checkpoint}' was not written by this command, but by another program: resume it there.", e);
        }
    }

    private static Option<T> Choice<T>(string name, string description, string[] values) => new Option<T>(name) { Description = description }.AcceptOnlyFromAmong(values);

    private static Option<string> WithDefault(Option<string> option, string value)
    {
        option.DefaultValueFactory = _ => value;
        return option;
    }
}

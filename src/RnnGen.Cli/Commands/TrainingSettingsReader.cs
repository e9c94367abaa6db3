using RnnGen.Training;

namespace RnnGen.Cli;

/// <summary>A reader of settings from a command line; what is not given comes from the recipe of the preset.</summary>
/// <param name="options">The options of <c>train</c>.</param>
/// <param name="arguments">Their values.</param>
internal sealed class TrainingSettingsReader(TrainOptions options, TrainArguments arguments)
{
    /// <summary>Reads how the user wants a model trained.</summary>
    /// <param name="warn">Called when a checkpoint cannot be written.</param>
    /// <exception cref="UsageException">The mode does not fit the preset, or options do not fit each other.</exception>
    public TrainingSettings Read(Action<string> warn)
    {
        Preset preset = PresetTable.Named(arguments.Get(options.Preset));
        return new TrainingSettings(
            preset,
            TrainingModes.Choose(arguments.Get(options.Mode), preset),
            ReadRecipe(preset.Recipe),
            arguments.Get(options.Seed),
            arguments.Get(options.Threads),
            arguments.Get(options.SampledWords),
            ReadCheckpoint(warn),
            arguments.Get(options.Resume));
    }

    /// <summary>Reads how the text is split into words.</summary>
    /// <exception cref="UsageException">The options do not fit each other.</exception>
    public TextTokenizer ReadTokenizer() =>
        TokenizerOptions.Create(arguments.Get(options.Tokenizer.Kind), arguments.Get(options.Tokenizer.KeepCase), arguments.Get(options.Tokenizer.Culture));

    private TrainingRecipe ReadRecipe(TrainingRecipe recipe)
    {
        OptimizerChoice optimizer = arguments.IsGiven(options.Optimizer) ? OptimizerChoices.Named(arguments.Get(options.Optimizer)) : recipe.Optimizer;
        double decay = optimizer == recipe.Optimizer ? recipe.WeightDecay : OptimizerChoices.DefaultDecay(optimizer);
        return recipe with
        {
            Epochs = arguments.Get(options.Epochs, recipe.Epochs),
            Optimizer = optimizer,
            LearningRate = arguments.Get(options.LearningRate, recipe.LearningRate),
            WeightDecay = arguments.Get(options.WeightDecay, decay),
            Schedule = arguments.Get(options.Schedule, recipe.Schedule)!,
            WarmUpSteps = arguments.Get(options.WarmUp, recipe.WarmUpSteps),
            ClipNorm = arguments.Get(options.Clip, recipe.ClipNorm),
            ClipValue = arguments.Get(options.ClipValue, recipe.ClipValue),
            Dropout = arguments.Get(options.Dropout, recipe.Dropout)!.Value,
            Patience = arguments.Get(options.Patience, recipe.Patience),
            OutputBias = arguments.Get(options.OutputBias, recipe.OutputBias),
        };
    }

    private CheckpointOptions? ReadCheckpoint(Action<string> warn)
    {
        // A resumed run keeps writing to the file it read, unless another one is named.
        string? path = arguments.IsGivenNow(options.Checkpoint) ? arguments.Get(options.Checkpoint) : arguments.Get(options.Resume) ?? arguments.Get(options.Checkpoint);
        if (path is null)
        {
            return arguments.IsGiven(options.CheckpointEvery) ? throw new UsageException("--checkpoint-every says how often, but not where: add --checkpoint FILE.") : null;
        }

        CheckpointFrequency frequency = arguments.Get(options.CheckpointEvery) ?? default;
        return new CheckpointOptions
        {
            Path = path,
            EverySteps = frequency.Steps,
            Interval = frequency.Interval,
            Note = arguments.ToNote(options.Kept, options.Files),
            WriteFailed = e => warn($"the checkpoint could not be written: {ExceptionText.Of(e)}"),
        };
    }
}

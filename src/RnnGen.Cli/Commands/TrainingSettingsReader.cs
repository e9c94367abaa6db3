using System.CommandLine;
using RnnGen.Training;

namespace RnnGen.Cli;

/// <summary>A reader of settings from a command line; what is not given comes from the recipe of what is trained.</summary>
/// <param name="options">The options of <c>train</c>.</param>
/// <param name="arguments">Their values.</param>
internal sealed class TrainingSettingsReader(TrainOptions options, TrainArguments arguments)
{
    /// <summary>Reads how the user wants a model trained. Compiles the model, where it has a shape of its own.</summary>
    /// <param name="warn">Called when a checkpoint cannot be written.</param>
    /// <param name="note">Told what takes a while.</param>
    /// <exception cref="UsageException">The mode does not fit the model, or options do not fit each other.</exception>
    /// <exception cref="FailureException">There is no file to go on from, none of the teacher's name, or a file of a resumed run is no longer there.</exception>
    /// <exception cref="InvalidModelFileException">The file to go on from is damaged.</exception>
    public TrainingSettings Read(Action<string> warn, Action<string> note)
    {
        ThrowIfContradictory();
        foreach (Option<string> input in options.InputFiles(arguments))
        {
            arguments.ThrowIfMoved(input);
        }

        Preset preset = arguments.Get(options.From) is { } from ? ReadStart(from, note)
            : arguments.IsGiven(options.Preset) ? WithSizes(PresetTable.Named(arguments.Get(options.Preset)), note)
            : WithSizes(null, note);
        TrainingMode mode = TrainingModes.Choose(arguments.Get(options.Mode), preset);
        if (mode != TrainingMode.Stream && arguments.IsGiven(options.Lengths) && arguments.Get(options.Lengths) == BatchLengths.Varied)
        {
            throw new UsageException($"--lengths varied goes with --mode stream alone: mode {TrainingModes.Name(mode)} takes a fixed number of words at a time.");
        }

        TrainingRecipe recipe = ReadRecipe(preset.Recipe);
        if (recipe.Teacher == TeacherChoice.None && arguments.IsGiven(options.TeacherWeight))
        {
            throw new UsageException("--teacher-weight says how much the network learns from its teacher, but it has none: add --teacher FILE or --teacher kn5.");
        }

        recipe.Teacher.ThrowIfMissing();
        if (recipe.Teacher != TeacherChoice.None && arguments.Get(options.SampledWords) > 0)
        {
            throw new UsageException($"--sampled-words does not go with a teacher ({recipe.Teacher.Text}), which gives a probability to every word: add --teacher none, or train with all words.");
        }

        return new TrainingSettings(
            preset,
            mode,
            recipe,
            arguments.Get(options.Seed),
            arguments.Get(options.Threads),
            arguments.Get(options.SampledWords),
            arguments.Get(options.From),
            ReadCheckpoint(warn),
            arguments.Get(options.Resume));
    }

    /// <summary>Reads where the model's words come from.</summary>
    /// <param name="size">V.</param>
    /// <exception cref="UsageException">The options do not fit each other.</exception>
    /// <exception cref="FailureException">There is no room for the words that are to be added.</exception>
    public VocabularyChoice ReadVocabulary(int size)
    {
        if (arguments.Get(options.From) is not { } from)
        {
            return new VocabularyChoice(TokenizerOptions.Create(arguments.Get(options.Tokenizer.Kind), arguments.Get(options.Tokenizer.KeepCase), arguments.Get(options.Tokenizer.Culture)), size);
        }

        using ModelFile file = ModelFiles.Open(from);
        bool addsWords = arguments.Get(options.AddWords);
        return addsWords && file.Vocabulary.Count >= size
            ? throw new FailureException($"there is no room for more words: '{from}' knows {file.Vocabulary.Count:N0} of {size:N0}. Add --vocabulary N to make room.")
            : new VocabularyChoice(file.Vocabulary.Tokenizer, size) { Known = file.Vocabulary, AddsWords = addsWords };
    }

    /// <summary>The model of a file, with other numbers of words, steps and sequences where they are given.</summary>
    private Preset ReadStart(string path, Action<string> note)
    {
        using ModelFile file = ModelFiles.Open(path);
        ModelShape shape = options.Shape.Read(arguments, file.Shape);
        ModelShape kept = shape with { VocabularySize = file.Shape.VocabularySize, BatchSize = file.Shape.BatchSize, SequenceLength = shape.Loss == LossPosition.EveryStep ? file.Shape.SequenceLength : shape.SequenceLength };
        if (kept != file.Shape)
        {
            throw new UsageException($"the model in '{path}' keeps its sizes, {ShapeText.Of(file.Shape)}: of the options that give sizes only --vocabulary, --batch-size and, unless it is of n-grams, --sequence-length go with --from.");
        }

        if (shape.VocabularySize < file.Vocabulary.Count)
        {
            throw new UsageException($"--vocabulary {shape.VocabularySize} has no room for the {file.Vocabulary.Count} words of '{path}'.");
        }

        Preset? same = PresetTable.All.FirstOrDefault(preset => preset.Shape with { VocabularySize = shape.VocabularySize, BatchSize = shape.BatchSize, SequenceLength = shape.SequenceLength } == shape);
        Preset named = OfShape(shape, same?.Recipe ?? TrainingRecipe.Default, note);

        // What the output layer has learnt stays.
        return new Preset(named.Name, $"going on from '{path}'", named.Model) { Recipe = named.Recipe with { OutputBias = OutputBias.Random } };
    }

    /// <summary>A preset with other sizes where they are given, or a shape of the user's own.</summary>
    private Preset WithSizes(Preset? preset, Action<string> note)
    {
        ModelShape shape = options.Shape.Read(arguments, preset?.Shape);
        return shape == preset?.Shape ? preset : OfShape(shape, preset?.Recipe ?? TrainingRecipe.Default, note);
    }

    private Preset OfShape(ModelShape shape, TrainingRecipe recipe, Action<string> note)
    {
        try
        {
            ModelClass model = ModelClasses.Of(shape, note);
            return PresetTable.All.FirstOrDefault(preset => preset.Model == model) is { } preset && preset.Recipe == recipe
                ? preset
                : new Preset(ShapeText.Name(shape), "a shape of its own", model) { Recipe = recipe };
        }
        catch (InvalidShapeException e)
        {
            throw new UsageException(options.Shape.InOptions(e.Message));
        }
    }

    private void ThrowIfContradictory()
    {
        if (arguments.Get(options.Resume) is not null)
        {
            // The file that training went on from may have been moved, and another one is told by its words.
            Option[] from = arguments.IsBegunWith(options.From) ? [] : [options.From];
            foreach (Option option in (Option[])[options.Preset, .. from, options.AddWords, .. options.Shape.All])
            {
                if (arguments.IsOtherThanBegun(option))
                {
                    throw new UsageException($"{option.Name} does not go with --resume: the checkpoint says what is trained. Leave it out, or begin a new run.");
                }
            }
        }

        if (!arguments.IsGiven(options.From))
        {
            if (arguments.Get(options.AddWords))
            {
                throw new UsageException("--add-words adds words to those of a model: name it with --from FILE.");
            }

            return;
        }

        ThrowIfGiven(options.Preset, "a model file has its sizes");
        ThrowIfGiven(options.Tokenizer.Kind, "a model file says how its words are cut");
        ThrowIfGiven(options.Tokenizer.KeepCase, "a model file says how its words are cut");
        ThrowIfGiven(options.Tokenizer.Culture, "a model file says how its words are cut");
        ThrowIfGiven(options.OutputBias, "the output layer keeps what it has learnt");

        void ThrowIfGiven(Option option, string reason)
        {
            if (arguments.IsGiven(option))
            {
                throw new UsageException($"{option.Name} does not go with --from: {reason}.");
            }
        }
    }

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
            WordDropout = arguments.Get(options.WordDropout, recipe.WordDropout),
            WeightDropout = arguments.Get(options.WeightDropout, recipe.WeightDropout),
            DropoutScope = arguments.Get(options.DropoutScope, recipe.DropoutScope),
            ActivationRegularization = arguments.Get(options.ActivationRegularization, recipe.ActivationRegularization),
            TemporalActivationRegularization = arguments.Get(options.TemporalActivationRegularization, recipe.TemporalActivationRegularization),
            Teacher = arguments.Get(options.Teacher) is { } teacher ? new TeacherChoice(teacher) : recipe.Teacher,
            TeacherWeight = arguments.Get(options.TeacherWeight, recipe.TeacherWeight),
            Averaging = arguments.Get(options.Averaging, recipe.Averaging)!,
            Lengths = arguments.Get(options.Lengths, recipe.Lengths),
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
            Note = arguments.ToNote(options.Kept, options.IsFile),
            WriteFailed = e => warn($"the checkpoint could not be written: {ExceptionText.Of(e)}"),
        };
    }
}

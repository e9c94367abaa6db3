using RnnGen.Files;
using RnnGen.Training;
using Spectre.Console;

namespace RnnGen.Cli;

/// <summary>A model and the run that trained it, shared by <c>train</c> and <c>demo</c>.</summary>
/// <param name="Model">The model with the parameters of the best epoch, or of the last step if no epoch was completed.</param>
/// <param name="Result">The result of the run.</param>
internal sealed record TrainedModel(RnnModel Model, TrainingResult Result)
{
    /// <summary>Trains a model and saves each best epoch as soon as it is complete, and at the latest when the run ends, is interrupted or diverges.</summary>
    /// <param name="settings">How to train it.</param>
    /// <param name="text">The text to train on.</param>
    /// <param name="path">Where to save it; null if nowhere.</param>
    /// <param name="invocation">The run of the command line, which may be interrupted.</param>
    /// <param name="console">Where progress is shown.</param>
    /// <param name="logPath">Where to write the log; null if nowhere.</param>
    /// <exception cref="FailureException">The text is too short, training diverged, or the perplexity was never finite.</exception>
    /// <exception cref="InvalidCheckpointException">The checkpoint belongs to a different run, or is damaged.</exception>
    public static TrainedModel Train(TrainingSettings settings, TextSplit text, string? path, Invocation invocation, IAnsiConsole console, string? logPath = null)
    {
        RnnModel model = CreateModel(settings, text.Vocabulary, invocation.Note);
        invocation.WarnIfNotOptimized(model.IsOptimized);
        SequenceDataset dataset = TrainingModes.CreateDataset(settings.Mode, text.Train, model.Shape, settings.Recipe.Lengths, text.TrainSource);
        if (settings.Recipe.OutputBias == OutputBias.Frequencies)
        {
            model.InitializeOutputBias(text.Train.Span);
        }

        ThrowIfTooShortToJudge(text, model.Shape);
        ThrowIfTooManySampled(settings.SampledWords, text.Vocabulary);
        SoftTargets? teacher = settings.Recipe.Teacher.Read(text.Train, text.Vocabulary, invocation.Note);
        Trainer trainer = model.CreateTrainer(settings.Recipe.ToOptions(settings.Seed, settings.Threads, settings.SampledWords, settings.Checkpoint, teacher));
        if (settings.Threads > trainer.Threads)
        {
            invocation.Warn($"this machine has {trainer.Threads} processor{(trainer.Threads == 1 ? "" : "s")}, and more threads would only wait for each other: training uses {trainer.Threads}, not {settings.Threads}.");
        }

        if (settings is { From: not null, ResumedFrom: null })
        {
            console.WriteLine($"Held-out perplexity before training: {PerplexityText.Of(model.CreateEvaluator().Evaluate(text.HeldOut.Span).Perplexity)}.");
        }

        CancellationToken interrupted = invocation.Interruption.Listen();

        RunRecord record = RunRecord.From(settings, text, trainer.Threads, path);
        ThrowIfLogIsOfAnotherRun(logPath, settings, record);
        using LogWriter? log = logPath is null ? null : LogWriter.Open(logPath, goesOn: settings.ResumedFrom is not null, invocation);
        BestEpochSaver? saver = null;
        string? checkpointPath = settings.Checkpoint?.Path;
        DateTime? writtenBefore = LastWrite(checkpointPath);
        try
        {
            TrainingResult result = WithProgress(console, observer =>
            {
                saver = new BestEpochSaver(model, path, invocation, observer);
                return log is null ? Fit(saver) : new TrainingLog(log, record, model, saver).Watch(Fit);
            });
            if (TrainingText.NeverFinite(result) is { } reason)
            {
                throw new FailureException($"{reason} They are {settings.Recipe.LearningRate} and {settings.Recipe.ClipNorm} now: see --learning-rate and --clip.");
            }

            saver!.Save();
            return new TrainedModel(model, result);
        }
        catch (TrainingDivergedException e)
        {
            bool isSaved = e.BestEpoch > 0 && !saver!.IsNeverFinite;
            if (isSaved)
            {
                saver!.Save();
            }

            // A file that was there before belongs to another run.
            bool hasWritten = LastWrite(checkpointPath) != writtenBefore;
            throw new FailureException(TrainingText.Divergence(e, isSaved ? path : null, hasWritten ? checkpointPath : settings.ResumedFrom), e);
        }

        TrainingResult Fit(ITrainingObserver observer) => settings.ResumedFrom is string checkpoint
            ? trainer.Resume(checkpoint, dataset, text.HeldOut, observer, interrupted)
            : trainer.Fit(dataset, text.HeldOut, observer, interrupted);
    }

    /// <summary>Creates a fresh model, or reads the one to go on from, with room for more words where there are more.</summary>
    private static RnnModel CreateModel(TrainingSettings settings, Vocabulary vocabulary, Action<string> note)
    {
        ModelClass model = settings.Preset.Model;
        if (settings.From is not { } path)
        {
            return model.Create(vocabulary, settings.Seed);
        }

        using ModelFile file = ModelFiles.Open(path);
        bool isSame = file.Shape.VocabularySize == model.Shape.VocabularySize;
        RnnModel start = (isSame ? model : ModelClasses.Of(file, note)).Load(file);
        if (isSame && vocabulary.Count == start.Vocabulary.Count)
        {
            return start;
        }

        RnnModel grown = model.Create(vocabulary, settings.Seed);
        grown.CopyParametersFrom(start);
        return grown;
    }

    private static void ThrowIfLogIsOfAnotherRun(string? logPath, TrainingSettings settings, RunRecord record)
    {
        if (logPath is not null && settings.ResumedFrom is not null && FileEntry.Of(logPath).Kind == FileKind.Regular
            && LogReader.ReadBegun(logPath)?.Run is { } logged && !logged.MayBeOfSameRun(record))
        {
            throw new FailureException($"'{logPath}' is the log of another run, of '{logged.Preset.Name}' with seed {logged.Options.Seed} on {logged.Corpus.Train}: add --log FILE to write another one.");
        }
    }

    private static DateTime? LastWrite(string? path) => path is null ? null : File.GetLastWriteTimeUtc(path);

    private static TrainingResult WithProgress(IAnsiConsole console, Func<ITrainingObserver, TrainingResult> train)
    {
        console.WriteLine(TrainingText.Heading);
        bool canRedraw = console.Profile.Out.IsTerminal && console.Profile.Capabilities is { Ansi: true, Interactive: true };
        return canRedraw ? TrainingBar.Show(console, train) : train(new TrainingLines(console));
    }

    private static void ThrowIfTooManySampled(int sampledWords, Vocabulary vocabulary)
    {
        if (sampledWords > vocabulary.Count / 2)
        {
            int most = vocabulary.Count / 32 * 16;
            string advice = most > 0 ? $"sample at most {most}, or leave the option out to train with all words" : "leave the option out to train with all words";
            throw new FailureException($"--sampled-words {sampledWords} is too many for a vocabulary of {vocabulary.Count} words: {advice}.");
        }
    }

    private static void ThrowIfTooShortToJudge(TextSplit text, ModelShape shape)
    {
        int needed = Evaluator.WordsNeeded(shape);
        if (text.HeldOut.Length < needed)
        {
            throw new FailureException(
                $"{text.HeldOutSource} is too short to validate the model on: it has {CountText.Words(text.HeldOut.Length)}, but {needed} are needed.");
        }
    }
}

using RnnGen.Training;
using Spectre.Console;

namespace RnnGen.Cli;

/// <summary>A model and the run that trained it: what <c>train</c> and <c>demo</c> have in common.</summary>
/// <param name="Model">With the parameters of the best epoch, or of the last step when no epoch was completed.</param>
/// <param name="Result">What the run came to.</param>
internal sealed record TrainedModel(RnnModel Model, TrainingResult Result)
{
    /// <summary>Trains a fresh model and saves its best epoch, as soon as it is complete and at the latest when the run ends, is interrupted or diverges.</summary>
    /// <param name="settings">How.</param>
    /// <param name="text">On what.</param>
    /// <param name="path">Where to save it; null for nowhere.</param>
    /// <param name="invocation">Who may interrupt it.</param>
    /// <param name="console">Where progress is shown.</param>
    /// <param name="logPath">Where the run can be watched; null for nowhere.</param>
    /// <exception cref="FailureException">The text is too short, or training diverged.</exception>
    /// <exception cref="InvalidCheckpointException">The run to resume is another one, or its checkpoint is damaged.</exception>
    public static TrainedModel Train(TrainingSettings settings, TextSplit text, string? path, Invocation invocation, IAnsiConsole console, string? logPath = null)
    {
        RnnModel model = settings.Preset.Create(text.Vocabulary, settings.Seed);
        invocation.WarnIfNotOptimized(model);
        SequenceDataset dataset = TrainingModes.CreateDataset(settings.Mode, text.Train, model.Shape, text.TrainSource);
        if (settings.Recipe.OutputBias == OutputBias.Frequencies)
        {
            model.InitializeOutputBias(text.Train.Span);
        }

        ThrowIfTooShortToJudge(text, model.Shape);
        ThrowIfTooManySampled(settings.SampledWords, text.Vocabulary);
        Trainer trainer = model.CreateTrainer(settings.Recipe.ToOptions(settings.Seed, settings.Threads, settings.SampledWords, settings.Checkpoint));
        CancellationToken interrupted = invocation.Interruption.Listen();

        using LogWriter? log = logPath is null ? null : LogWriter.Open(logPath, goesOn: settings.ResumedFrom is not null, invocation);
        BestEpochSaver? saver = null;
        string? checkpointPath = settings.Checkpoint?.Path;
        DateTime writtenBefore = File.GetLastWriteTimeUtc(checkpointPath ?? ".");
        try
        {
            TrainingResult result = WithProgress(console, observer =>
            {
                saver = new BestEpochSaver(model, path, invocation, observer);
                return log is null ? Fit(saver) : new TrainingLog(log, RunRecord.Of(settings, text, trainer.Threads, path), model, saver).Watch(Fit);
            });
            saver!.Save();
            return new TrainedModel(model, result);
        }
        catch (TrainingDivergedException e)
        {
            if (e.BestEpoch > 0)
            {
                saver!.Save();
            }

            // One that lay there before is another run's.
            bool hasWritten = checkpointPath is not null && File.GetLastWriteTimeUtc(checkpointPath) != writtenBefore;
            throw new FailureException(TrainingText.Divergence(e, path, hasWritten ? checkpointPath : settings.ResumedFrom), e);
        }

        TrainingResult Fit(ITrainingObserver observer) => settings.ResumedFrom is string checkpoint
            ? trainer.Resume(checkpoint, dataset, text.HeldOut, observer, interrupted)
            : trainer.Fit(dataset, text.HeldOut, observer, interrupted);
    }

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
            throw new FailureException(
                $"--sampled-words {sampledWords} is too many for a vocabulary of {vocabulary.Count} words: sample at most {vocabulary.Count / 32 * 16}, or leave it out to train with all words.");
        }
    }

    private static void ThrowIfTooShortToJudge(TextSplit text, ModelShape shape)
    {
        int needed = Evaluator.WordsNeeded(shape);
        if (text.HeldOut.Length < needed)
        {
            throw new FailureException(
                $"{text.HeldOutSource} is too short to judge the model by: it has {text.HeldOut.Length} words, but {needed} are needed.");
        }
    }
}

using System.Globalization;
using RnnGen.Cli;
using RnnGen.Training;
using Spectre.Console;

namespace RnnGen.Lab;

/// <summary>A preset learns a text, trained as <c>train</c> trains it when only the seed is given.</summary>
/// <param name="Text">The text.</param>
/// <param name="Preset">What is trained.</param>
/// <param name="TrainingSeed">Selects its first parameters.</param>
internal sealed record PresetExperiment(ExperimentText Text, Preset Preset, ulong TrainingSeed) : Experiment(Text, Preset.Shape.VocabularySize)
{
    /// <inheritdoc/>
    public override string Name => Preset.Name;

    /// <inheritdoc/>
    public override ulong? Seed => TrainingSeed;

    /// <inheritdoc/>
    protected override string Settings => $"{TrainingSettings}";

    /// <inheritdoc/>
    protected override IReadOnlyList<string> Arguments =>
        ["train", "--preset", Preset.Name, .. Text.Arguments, "--seed", TrainingSeed.ToString(CultureInfo.InvariantCulture), "--out", $"{Text.Name}.{Preset.Name}.safetensors"];

    // Read from the command line that the table shows, so that the two cannot differ.
    private TrainingSettings TrainingSettings => TrainCommand.ReadSettings([.. Arguments.Skip(1)]);

    /// <inheritdoc/>
    protected override TrainedPredictor? Train(TextSplit text, string checkpoint, Invocation invocation, IAnsiConsole console)
    {
        bool goesOn = File.Exists(checkpoint);
        TrainingSettings settings = TrainingSettings with { Checkpoint = new CheckpointOptions { Path = checkpoint }, ResumedFrom = goesOn ? checkpoint : null };
        (RnnModel model, TrainingResult result) = Train(settings, text, invocation, console);
        if (result.IsCancelled)
        {
            return null;
        }

        TimeSpan time = goesOn && result.WordsPerSecond > 0 ? TimeSpan.FromSeconds((double)result.EpochsRun * text.Train.Length / result.WordsPerSecond) : result.Elapsed;
        FrozenModel frozen = model.Freeze();
        return new TrainedPredictor(
            model.CreateEvaluator().Evaluate(text.HeldOut.Span), model.Shape.ParameterCount, result.WordsPerSecond, time, frozen.CreateSession);
    }

    private static TrainedModel Train(TrainingSettings settings, TextSplit text, Invocation invocation, IAnsiConsole console)
    {
        try
        {
            return TrainedModel.Train(settings, text, path: null, invocation, console);
        }
        catch (InvalidCheckpointException e)
        {
            throw new FailureException($"{e.Message} An interrupted run left it: delete it to train anew.", e);
        }
    }
}

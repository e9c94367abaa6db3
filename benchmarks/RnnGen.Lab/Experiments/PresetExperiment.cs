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
    protected override TrainedPredictor? Train(TextSplit text, Invocation invocation, IAnsiConsole console)
    {
        (RnnModel model, TrainingResult result) = TrainedModel.Train(TrainingSettings, text, path: null, invocation, console);
        if (result.IsCancelled)
        {
            return null;
        }

        FrozenModel frozen = model.Freeze();
        return new TrainedPredictor(
            model.CreateEvaluator().Evaluate(text.HeldOut.Span), model.Shape.ParameterCount, result.WordsPerSecond, frozen.CreateSession);
    }
}

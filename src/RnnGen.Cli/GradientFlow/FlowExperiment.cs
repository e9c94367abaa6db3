using Spectre.Console;

namespace RnnGen.Cli;

/// <summary>An experiment that trains a model of each cell and measures it before and after.</summary>
internal static class FlowExperiment
{
    /// <summary>Measures two curves for each cell, untrained and trained; null if the user interrupted.</summary>
    /// <param name="settings">What to measure.</param>
    /// <param name="invocation">The run of the command line, which may be interrupted.</param>
    /// <param name="console">Where progress is shown.</param>
    /// <exception cref="FailureException">The text is too short, or training diverged.</exception>
    public static IReadOnlyList<FlowCurve>? Run(FlowSettings settings, Invocation invocation, IAnsiConsole console)
    {
        List<FlowCurve> curves = [];
        TextSplit text = settings.Text;
        foreach (Preset preset in FlowSettings.Presets)
        {
            console.WriteLine($"Training {preset.Name} on {text.TrainSource}.");
            TrainingSettings training = new(preset, TrainingMode.Window, TrainingRecipe.Default with { Epochs = settings.Epochs }, settings.Seed, Threads: 0);
            TrainedModel trained = TrainedModel.Train(training, text, path: null, invocation, console);
            if (trained.Result.IsCancelled)
            {
                return null;
            }

            curves.Add(FlowMeasurement.Measure(preset.Model.Create(text.Vocabulary, settings.Seed), isTrained: false, text.HeldOut.Span, settings.Steps, settings.Sequences));
            curves.Add(FlowMeasurement.Measure(trained.Model, isTrained: true, text.HeldOut.Span, settings.Steps, settings.Sequences));
        }

        return curves;
    }
}

using System.CommandLine;
using System.Globalization;
using RnnGen.Benchmarks;
using Spectre.Console;

namespace RnnGen.Lab;

/// <summary><c>phases</c>: where the time of a training step goes, on one thread.</summary>
internal static class PhasesCommand
{
    /// <summary>Creates the command.</summary>
    /// <param name="models">The models that can be measured.</param>
    /// <param name="output">The figures, as tables.</param>
    /// <param name="error">Progress and errors.</param>
    public static Command Create(IReadOnlyList<TrainedModel> models, TextWriter output, TextWriter error)
    {
        Command command = new("phases", "Measure the phases of a training step's forward and backward pass, on one thread, against the peak of the core.");
        NameFilter filter = new(command, "model");
        PlanOptions planOptions = new(command);
        command.SetAction(parsed =>
        {
            if (!filter.TrySelect(parsed, models, model => model.Sizes, error, out IReadOnlyList<TrainedModel> selected))
            {
                return ExitCode.Usage;
            }

            PhaseMeasurement measurement = new(planOptions.Read(parsed));
            IAnsiConsole console = PlainConsole.Over(output);
            foreach (TrainedModel model in selected)
            {
                error.WriteLine(model.Sizes);
                Table table = FigureTable.Create(model.Sizes, "time", "of the step", "of the peak");
                foreach (PhaseFigure figure in measurement.Measure(model))
                {
                    table.AddRow(figure.Name, DurationText.Format(figure.Time.TotalNanoseconds), Percent(figure.ShareOfStep), figure.ShareOfPeak is { } share ? Percent(share) : "");
                }

                console.Write(table);
            }

            console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{Machine.Description}; peak of one core {measurement.PeakGflops:F1} GFLOP/s"));
            return ExitCode.Success;
        });
        return command;
    }

    private static string Percent(double share) => string.Create(CultureInfo.InvariantCulture, $"{100 * share:F1} %");
}

using System.CommandLine;
using RnnGen.Benchmarks;
using Spectre.Console;

namespace RnnGen.Lab;

/// <summary><c>growth</c>: how the time of a word and of a training step grows with the sizes of a model, beside the limits of the machine.</summary>
internal static class GrowthCommand
{
    /// <summary>Creates the command.</summary>
    /// <param name="figures">The plots that can be made.</param>
    /// <param name="output">The figures, as tables.</param>
    /// <param name="error">Progress and errors.</param>
    public static Command Create(IReadOnlyList<GrowthFigure> figures, TextWriter output, TextWriter error)
    {
        Command command = new("growth", "Measure the time of a word and of a training step against V, H and B, and plot it beside the limits of the machine.");
        NameFilter filter = new(command, "plot");
        PlotFolder folder = new(command);
        PlanOptions planOptions = new(command);
        command.SetAction(parsed =>
        {
            if (!filter.TrySelect(parsed, figures, figure => figure.Name, error, out IReadOnlyList<GrowthFigure> selected)
                || !folder.TryCreate(parsed, error, out DirectoryInfo? plots))
            {
                return ExitCode.Usage;
            }

            GrowthMeasurement measurement = new(planOptions.Read(parsed), error);
            IAnsiConsole console = PlainConsole.Over(output);
            foreach (GrowthFigure figure in selected)
            {
                error.WriteLine(figure.Name);
                Draw(figure, measurement, console, Path.Combine(plots.FullName, $"{figure.Name}.svg"));
            }

            console.WriteLine(FormattableString.Invariant($"{Machine.Description}; peak of one core {measurement.PeakGflops:F1} GFLOP/s{(measurement.WidePeakGflops is { } wide ? $", {wide:F1} with vectors of 16 floats" : "")}"));
            return ExitCode.Success;
        });
        return command;
    }

    private static void Draw(GrowthFigure figure, GrowthMeasurement measurement, IAnsiConsole console, string path)
    {
        GrowthPlot plot = new(figure);
        console.WriteLine(figure.Title);
        foreach (GrowthCurve curve in figure.Curves)
        {
            IReadOnlyList<GrowthPoint> points = measurement.Measure(curve);
            GrowthTable.Write(console, curve.Name, figure.SizeLabel, points);
            plot.Add(curve.Name, points);
        }

        plot.Save(path);
    }
}

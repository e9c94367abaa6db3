using System.CommandLine;
using Spectre.Console;

namespace RnnGen.Benchmarks;

/// <summary><c>growth</c>: how the time a word grows with the sizes of a model, beside what the machine allows.</summary>
internal static class GrowthCommand
{
    private static readonly string DefaultFolder = Path.Combine("benchmarks", "RnnGen.Benchmarks", "plots");

    /// <summary>Creates the command.</summary>
    /// <param name="output">The figures, as tables.</param>
    /// <param name="error">Progress and complaints.</param>
    public static Command Create(TextWriter output, TextWriter error)
    {
        Option<DirectoryInfo> folder = new("--out")
        {
            Description = "The folder for the plots, made if it does not exist.",
            HelpName = "FOLDER",
            DefaultValueFactory = _ => new DirectoryInfo(DefaultFolder),
        };
        Command command = new("growth", "Measure the time a word against V and H, and plot it beside the limits of the machine.") { folder };
        PlanOptions planOptions = new(command);
        command.SetAction(parsed =>
        {
            DirectoryInfo plots = parsed.GetRequiredValue(folder);
            if (plots.Parent is not { Exists: true })
            {
                error.WriteLine($"The folder '{plots.Parent}' does not exist. Run this at the root of the repository, or name a folder with --out.");
                return ExitCode.Usage;
            }

            plots.Create();
            GrowthMeasurement measurement = new(planOptions.Read(parsed), error);
            IAnsiConsole console = PlainConsole.Over(output);
            using GrowthPlot byVocabulary = new("One word in, five suggestions out; E=64 H=128", "V, words");
            using GrowthPlot byHiddenSize = new("One word through the cell", "H = E");
            Measure(GrowthCurves.NextWordByVocabulary, "V", byVocabulary);
            Measure(GrowthCurves.StepByHiddenSize, "H", byHiddenSize);
            byVocabulary.Save(Path.Combine(plots.FullName, "next-word.svg"));
            byHiddenSize.Save(Path.Combine(plots.FullName, "lstm-step.svg"));
            console.WriteLine(FormattableString.Invariant($"{Machine.Description}; peak of one core {measurement.PeakGflops:F1} GFLOP/s"));
            return ExitCode.Success;

            void Measure(IReadOnlyList<GrowthCurve> curves, string size, GrowthPlot plot)
            {
                foreach (GrowthCurve curve in curves)
                {
                    IReadOnlyList<GrowthPoint> points = measurement.Measure(curve);
                    GrowthTable.Write(console, curve.Name, size, points);
                    plot.Add(curve.Name, points);
                }
            }
        });
        return command;
    }
}

using System.Globalization;
using Spectre.Console;

namespace RnnGen.Lab;

/// <summary>A report for people.</summary>
internal static class QualityTable
{
    /// <summary>Writes what was reached when, and the points of every curve.</summary>
    public static void Write(IAnsiConsole console, QualityReport report)
    {
        console.WriteLine(report.Machine);
        console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"{report.Epochs} epochs of {report.TrainWords:N0} words, {report.ValidationWords:N0} held out; {report.Threads} threads"));
        WriteSummary(console, report);
        foreach (QualityRun run in report.Runs)
        {
            WriteCurve(console, run);
        }
    }

    private static void WriteSummary(IAnsiConsole console, QualityReport report)
    {
        Table table = Columns("side", "recipe", string.Create(CultureInfo.InvariantCulture, $"to perplexity {report.Target}"), "training", "words/s", "evaluation", "perplexity at the end");
        foreach (QualityRun run in report.Runs)
        {
            CurvePoint end = run.Curve[^1];
            table.AddRow(
                run.Side,
                run.Recipe,
                run.SecondsToTarget is { } seconds ? Seconds(seconds) : "-",
                Seconds(run.TrainingSeconds),
                (end.Words / run.TrainingSeconds).ToString("N0", CultureInfo.InvariantCulture),
                Seconds(run.EvaluationSeconds),
                Perplexity(end));
        }

        console.Write(table);
    }

    private static void WriteCurve(IAnsiConsole console, QualityRun run)
    {
        console.WriteLine(run.Name);
        Table table = Columns("words", "time", "perplexity");
        foreach (CurvePoint point in run.Curve)
        {
            table.AddRow(point.Words.ToString("N0", CultureInfo.InvariantCulture), Seconds(point.Seconds), Perplexity(point));
        }

        console.Write(table);
    }

    private static Table Columns(params ReadOnlySpan<string> names)
    {
        Table table = new Table().Border(TableBorder.Markdown);
        foreach (string name in names)
        {
            table.AddColumn(new TableColumn(name).RightAligned());
        }

        return table;
    }

    private static string Seconds(double seconds) => string.Create(CultureInfo.InvariantCulture, $"{seconds:F1} s");

    private static string Perplexity(CurvePoint point) => point.Perplexity.ToString("F2", CultureInfo.InvariantCulture);
}

namespace RnnGen.Cli;

/// <summary>The epochs in figures.</summary>
internal static class EpochsSection
{
    /// <summary>Renders a table with one row per epoch.</summary>
    public static Html Create(LoggedRun run) => run.Epochs.Count == 0 ? Html.Empty : Html.From($"""
        <section>
        <h2>Epochs</h2>
        <div class="wide">
        <table>
        <thead><tr><th>epoch</th><th>held-out perplexity</th><th>training perplexity</th><th>training loss</th><th>gradient norm</th><th>learning rate</th><th>seconds</th><th>words/s</th><th>heap bytes</th></tr></thead>
        <tbody>
        {Html.Join(run.Epochs.Select(epoch => Row(epoch, isBest: epoch == run.Best)))}</tbody>
        </table>
        </div>
        </section>

        """);

    private static Html Row(EpochRecord epoch, bool isBest)
    {
        Html cells = Html.Join(
        [
            Cell(epoch.Epoch),
            PerplexityCell(epoch.ValidationPerplexity),
            PerplexityCell(epoch.TrainPerplexity),
            Cell(epoch.TrainLoss, "F3"),
            Cell(epoch.GradientNorm, "F3"),
            Cell(epoch.LearningRate, "G4"),
            Cell(epoch.Seconds, "F1"),
            Cell(epoch.WordsPerSecond, "N0"),
            Cell(epoch.AllocatedBytes, "N0"),
        ]);
        return Html.From($"<tr{(isBest ? Html.Trusted(" class=\"best\"") : Html.Empty)}>{cells}</tr>\n");
    }

    private static Html PerplexityCell(double? value) => TextCell(value is { } known ? PerplexityText.Of(known) : null);

    private static Html Cell(double? value, string format = "N0") => TextCell(value?.ToString(format, null));

    private static Html TextCell(string? text) => Html.From($"<td>{text ?? "–"}</td>");
}

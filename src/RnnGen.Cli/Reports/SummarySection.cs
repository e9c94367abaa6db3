namespace RnnGen.Cli;

/// <summary>The head of a report: what was trained, how it ended, and the main figures.</summary>
internal static class SummarySection
{
    /// <summary>Renders the head.</summary>
    public static Html Create(LoggedRun run)
    {
        RunRecord record = run.Run;
        EpochRecord? last = run.Epochs.Count > 0 ? run.Epochs[^1] : null;
        Html tiles = Html.Join(
        [
            Tile("held-out perplexity", run.Best is { ValidationPerplexity: { } perplexity } ? PerplexityText.Of(perplexity) : "–", run.Best is { } best ? $"best, after epoch {best.Epoch}" : "no epoch is complete"),
            Tile("words per second", last is null ? "–" : $"{last.WordsPerSecond:N0}", $"{record.Options.Threads} {(record.Options.Threads == 1 ? "thread" : "threads")}"),
            Tile("time", DurationText.Of(run.Elapsed), $"{run.Epochs.Count} of {record.Options.Recipe.Epochs} epochs"),
            Tile("parameters", $"{record.Preset.ParameterCount:N0}", ByteText.Of(record.Preset.Bytes)),
            Tile("heap in training", AllocatedBytes(run), "allocated after the first step"),
        ]);
        return Html.From($"""
            <header>
            <h1>{record.Preset.Name}</h1>
            <p>{record.Preset.Description}, trained on {record.Corpus.Train}</p>
            <p class="note">{run.FirstStarted.UtcDateTime:yyyy-MM-dd HH:mm} UTC · {Ending(run)}</p>
            </header>
            <dl class="tiles">
            {tiles}</dl>

            """);
    }

    private static string Ending(LoggedRun run) => run.End switch
    {
        null => "no end is logged: the run is still going, or was killed",
        { Reason: EndReason.Completed } => "all epochs are complete",
        { Reason: EndReason.StoppedEarly } => "stopped early",
        { Reason: EndReason.Interrupted } => "interrupted",
        { Message: var message } => message ?? "diverged",
    };

    private static string AllocatedBytes(LoggedRun run) => ByteText.Of(run.End?.AllocatedBytes ?? run.Epochs.Sum(epoch => epoch.AllocatedBytes));

    private static Html Tile(string name, string value, string note) => Html.From($"<div><dt>{name}</dt><dd>{value}</dd><dd class=\"note\">{note}</dd></div>\n");
}

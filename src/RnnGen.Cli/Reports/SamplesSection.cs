namespace RnnGen.Cli;

/// <summary>What the model wrote after each epoch.</summary>
internal static class SamplesSection
{
    /// <summary>Renders the samples: those of the first, best and last epochs are open, the others collapsed.</summary>
    public static Html Create(LoggedRun run) => run.Epochs.Count == 0 ? Html.Empty : Html.From($"""
        <section>
        <h2>What it writes</h2>
        <p class="note">Without a prompt, with the same random draws after each epoch, at temperature 0.8.</p>
        {Html.Join(run.Epochs.Select(epoch => Epoch(epoch, isOpen: epoch == run.Epochs[0] || epoch == run.Best || epoch == run.Epochs[^1], isBest: epoch == run.Best)))}</section>

        """);

    private static Html Epoch(EpochRecord epoch, bool isOpen, bool isBest) => Html.From($"""
        <details{(isOpen ? Html.Trusted(" open=\"\"") : Html.Empty)}>
        <summary>Epoch {epoch.Epoch}{(isBest ? ", the best" : "")} <span class="note">held-out perplexity {(epoch.ValidationPerplexity is { } perplexity ? PerplexityText.Of(perplexity) : "–")}</span></summary>
        {Html.Join(epoch.Samples.Select(sample => Html.From($"<blockquote>{sample} …</blockquote>\n")))}</details>

        """);
}

namespace RnnGen.Cli;

/// <summary>One predictor of <c>eval --personal --json</c>. A figure is null if the text has nothing to compute it from.</summary>
/// <param name="Name">Its sources.</param>
/// <param name="Perplexity">e^(mean −ln p(word)), unknown words included.</param>
/// <param name="Top1">Share of all words that were suggested first.</param>
/// <param name="Top3">Share of all words among the first three suggestions.</param>
/// <param name="Top5">Share of all words among the first five suggestions.</param>
/// <param name="KeystrokesSaved">Share of keystrokes that three suggestions save.</param>
/// <param name="MicrosecondsPerWord">The time of suggesting, reading and learning a word.</param>
internal sealed record PersonalColumnReport(string Name, double? Perplexity, double? Top1, double? Top3, double? Top5, double? KeystrokesSaved, double? MicrosecondsPerWord)
{
    /// <summary>Creates the report of a predictor.</summary>
    public static PersonalColumnReport Create(string name, PersonalFigures figures) => new(
        name,
        CliJson.Finite(figures.Perplexity),
        CliJson.Finite(figures.Top1),
        CliJson.Finite(figures.Top3),
        CliJson.Finite(figures.Top5),
        CliJson.Finite(figures.KeystrokesSaved),
        CliJson.Finite(figures.MicrosecondsPerWord));
}

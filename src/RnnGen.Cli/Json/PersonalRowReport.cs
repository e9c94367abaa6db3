namespace RnnGen.Cli;

/// <summary>One predictor of <c>eval --personal --json</c>. A figure is null if the text has nothing to compute it from.</summary>
/// <param name="Sources">Its sources: those of the row before, and one more.</param>
/// <param name="Tokens">Words predicted.</param>
/// <param name="Perplexity">e^(mean −ln p(word)), unknown words included, which go by their letters.</param>
/// <param name="PerplexityWithoutUnknown">The same over words that the model knows.</param>
/// <param name="UnknownRate">Share of words that the model does not know.</param>
/// <param name="Top1">Share of all words that were suggested first.</param>
/// <param name="Top3">Share of all words among the first three suggestions.</param>
/// <param name="Top5">Share of all words among the first five suggestions.</param>
/// <param name="KeystrokesSaved">Share of keystrokes that three suggestions save.</param>
/// <param name="MicrosecondsPerWord">The time of suggesting, reading and learning a word.</param>
internal sealed record PersonalRowReport(string Sources, int Tokens, double? Perplexity, double? PerplexityWithoutUnknown, double? UnknownRate, double? Top1, double? Top3, double? Top5, double? KeystrokesSaved, double? MicrosecondsPerWord)
{
    /// <summary>Creates the report of a predictor.</summary>
    public static PersonalRowReport Create(string sources, PersonalFigures figures) => new(
        sources,
        figures.Words,
        CliJson.Finite(figures.Perplexity),
        CliJson.Finite(figures.PerplexityWithoutUnknown),
        CliJson.Finite(figures.UnknownRate),
        CliJson.Finite(figures.Top1),
        CliJson.Finite(figures.Top3),
        CliJson.Finite(figures.Top5),
        CliJson.Finite(figures.KeystrokesSaved),
        CliJson.Finite(figures.MicrosecondsPerWord));
}

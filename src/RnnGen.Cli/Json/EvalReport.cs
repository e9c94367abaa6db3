using System.Text.Json.Serialization;

namespace RnnGen.Cli;

/// <summary>The output of <c>eval --json</c>. A figure is null if the text has nothing to compute it from.</summary>
/// <param name="Tokens">Targets scored.</param>
/// <param name="Perplexity">e^(mean −ln p(target)) over all targets.</param>
/// <param name="PerplexityWithoutUnknown">The same over known targets only.</param>
/// <param name="UnknownRate">Share of targets that are unknown.</param>
/// <param name="Top1">Share of known targets that would be suggested first.</param>
/// <param name="Top3">Share of known targets among the first three suggestions.</param>
/// <param name="Top5">Share of known targets among the first five suggestions.</param>
/// <param name="KeystrokesSaved">Share of keystrokes that suggestions save when typing the text; absent unless asked for.</param>
internal sealed record EvalReport(
    int Tokens,
    double? Perplexity,
    double? PerplexityWithoutUnknown,
    double? UnknownRate,
    double? Top1,
    double? Top3,
    double? Top5,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] double? KeystrokesSaved)
{
    /// <summary>Creates the report of an evaluation.</summary>
    public static EvalReport Create(in Evaluation evaluation, KeystrokeCount? keystrokes) => new(
        evaluation.Tokens,
        CliJson.Finite(evaluation.Perplexity),
        CliJson.Finite(evaluation.PerplexityWithoutUnknown),
        CliJson.Finite(evaluation.UnknownRate),
        CliJson.Finite(evaluation.Top1),
        CliJson.Finite(evaluation.Top3),
        CliJson.Finite(evaluation.Top5),
        keystrokes is { } count ? CliJson.Finite(count.Saved) : null);
}

using System.Text.Json.Serialization;

namespace RnnGen.Cli;

/// <summary>What <c>eval --json</c> writes. A figure is null where the text has nothing to take it from.</summary>
/// <param name="Tokens">Targets scored.</param>
/// <param name="Perplexity">e^(mean −ln p(target)) over all targets.</param>
/// <param name="PerplexityWithoutUnknown">The same probabilities, known targets alone.</param>
/// <param name="UnknownRate">Share of targets that are unknown.</param>
/// <param name="Top1">Share of known targets that would be suggested first.</param>
/// <param name="Top3">Share of known targets among the first three suggestions.</param>
/// <param name="Top5">Share of known targets among the first five suggestions.</param>
/// <param name="KeystrokesSaved">Share of the keystrokes of typing the text that suggestions save; left out unless it was asked for.</param>
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
    /// <summary>The report of an evaluation.</summary>
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

namespace RnnGen;

/// <summary>How well a model predicts a text. Shares of nothing are NaN: a text without known targets has no top-k.</summary>
/// <param name="Tokens">Targets scored.</param>
/// <param name="Perplexity">e^(mean −ln p(target)) over all targets, <c>&lt;unk&gt;</c> included.</param>
/// <param name="PerplexityWithoutUnknown">The same probabilities over the known targets alone.</param>
/// <param name="UnknownRate">Share of targets that are <c>&lt;unk&gt;</c>.</param>
/// <param name="Top1">Share of known targets that would be suggested first; <c>&lt;unk&gt;</c> is never suggested.</param>
/// <param name="Top3">Share of known targets among the first three suggestions.</param>
/// <param name="Top5">Share of known targets among the first five suggestions.</param>
public readonly record struct Evaluation(
    int Tokens,
    double Perplexity,
    double PerplexityWithoutUnknown,
    double UnknownRate,
    double Top1,
    double Top3,
    double Top5);

namespace RnnGen;

/// <summary>The figures of how well a model predicts a text. A share of nothing is NaN: a text without known targets has no top-k.</summary>
public readonly record struct Evaluation
{
    /// <summary>The number of targets scored.</summary>
    public required int Tokens { get; init; }

    /// <summary>e^(mean −ln p(target)) over all targets, <c>&lt;unk&gt;</c> included.</summary>
    public required double Perplexity { get; init; }

    /// <summary>The perplexity over known targets only, from the same probabilities.</summary>
    public required double PerplexityWithoutUnknown { get; init; }

    /// <summary>Share of targets that are <c>&lt;unk&gt;</c>, in [0, 1].</summary>
    public required double UnknownRate { get; init; }

    /// <summary>Share of known targets that would be suggested first, in [0, 1]; <c>&lt;unk&gt;</c> is never suggested.</summary>
    public required double Top1 { get; init; }

    /// <summary>Share of known targets among the first three suggestions, in [0, 1].</summary>
    public required double Top3 { get; init; }

    /// <summary>Share of known targets among the first five suggestions, in [0, 1].</summary>
    public required double Top5 { get; init; }
}

namespace RnnGen;

/// <summary>How a word begun is completed. The default value matches exactly, among the words that match.</summary>
public readonly record struct CompletionOptions
{
    /// <summary>When a word begins with the prefix.</summary>
    public PrefixMatching Matching { get; init; }

    /// <summary>
    /// Whether probabilities are those over the whole vocabulary, which takes the time of <see cref="Session.Suggest"/>, and not those among the words
    /// that match.
    /// </summary>
    public bool OverAllWords { get; init; }

    /// <summary>Words that may be suggested; null for all. A word left out keeps its share of the probability.</summary>
    public WordMask? Mask { get; init; }
}

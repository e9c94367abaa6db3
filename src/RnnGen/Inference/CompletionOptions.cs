namespace RnnGen;

/// <summary>How a word begun is completed. Immutable: make one and use it for every word, on any number of threads.</summary>
public sealed record CompletionOptions
{
    /// <summary>Matches exactly, with probabilities among the words that match.</summary>
    public static CompletionOptions Default { get; } = new();

    /// <summary>When a word begins with the prefix. Default <see cref="PrefixMatching.Exact"/>.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is none of <see cref="PrefixMatching"/>.</exception>
    public PrefixMatching Matching
    {
        get;
        init => field = value is PrefixMatching.Exact or PrefixMatching.IgnoreCaseAndAccents
            ? value
            : throw new ArgumentOutOfRangeException(nameof(Matching), value, $"PrefixMatching has no value {(int)value}.");
    }

    /// <summary>
    /// Whether probabilities are those over the whole vocabulary, which takes the time of <see cref="IWordPredictor.Suggest"/>, rather than those among
    /// the words that match. Default false.
    /// </summary>
    public bool OverAllWords { get; init; }

    /// <summary>Words that may be suggested; null for all but <c>&lt;unk&gt;</c>, which never is. A word left out keeps its share of the probability.</summary>
    public WordMask? Mask { get; init; }
}

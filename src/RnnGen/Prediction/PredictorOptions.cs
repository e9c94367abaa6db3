using System.Collections.Immutable;

namespace RnnGen;

/// <summary>How a <see cref="Predictor"/> predicts: from which sources besides its network, how its texts begin, and which words it never suggests. Immutable.</summary>
public sealed record PredictorOptions
{
    /// <summary>All sources, for one person.</summary>
    public static PredictorOptions Default { get; } = new();

    /// <summary>All sources, with a small cache: for thousands of people on one machine.</summary>
    public static PredictorOptions ForServers { get; } = new() { CacheSize = 200 };

    /// <summary>N: how many hidden states the cache keeps, each with the word that followed it. 0 for no cache; at most 65,536. Default 2,000.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is negative or above 65,536.</exception>
    public int CacheSize
    {
        get;
        init
        {
            ArgumentOutOfRangeException.ThrowIfNegative(value, nameof(CacheSize));
            ArgumentOutOfRangeException.ThrowIfGreaterThan(value, 1 << 16, nameof(CacheSize));
            field = value;
        }
    }
        = 2000;

    /// <summary>θ: how much more a cached state counts the more it is like the present one. 0 counts all of them alike; at most 1,000,000. Default 0.2.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is outside [0, 1,000,000].</exception>
    public float CacheTheta
    {
        get;
        init => field = value is >= 0 and <= 1e6f ? value : throw new ArgumentOutOfRangeException(nameof(CacheTheta), value, "θ must lie in [0, 1,000,000].");
    }
        = 0.2f;

    /// <summary>Whether the n-grams of the profile are a source. Default true.</summary>
    public bool UsesNGrams { get; init; } = true;

    /// <summary>Whether words that the model does not know, but the profile does, are predicted. Default true.</summary>
    public bool UsesOwnWords { get; init; } = true;

    /// <summary>
    /// What is read before the first word of each text, such as <c>"."</c> for a network that learnt sentences which follow one another: it has seen many words after the end of a sentence, but after nothing at all only one.
    /// It is no part of the text, and nothing is learnt from it. A companion and an adaptation read it too. Default empty.
    /// </summary>
    /// <exception cref="ArgumentNullException">The value is null.</exception>
    public string Beginning
    {
        get;
        init => field = value ?? throw new ArgumentNullException(nameof(Beginning));
    }
        = "";

    /// <summary>
    /// Words that are never suggested, completed or drawn, be they the model's or the user's own; they are read and learnt like any others, and keep their probability. Each is one word as people write it, with either apostrophe, in
    /// either case where the tokenizer makes no difference, in wide letters and with invisible characters as well; what the tokenizer cuts into several is ignored. Default none.
    /// </summary>
    /// <exception cref="ArgumentException">The value, or a word of it, is null.</exception>
    public IReadOnlyCollection<string> NeverSuggested
    {
        get;
        init
        {
            ArgumentNullException.ThrowIfNull(value, nameof(NeverSuggested));

            // A list that cannot change stays the same object, by which predictors find what they share.
            IReadOnlyCollection<string> words = value is ImmutableArray<string> ? value : value.ToImmutableArray();
            field = words.Contains(null) ? throw new ArgumentException("A word is null.", nameof(NeverSuggested)) : words;
        }
    }
        = ImmutableArray<string>.Empty;
}

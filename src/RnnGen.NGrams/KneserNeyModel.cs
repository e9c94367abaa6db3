namespace RnnGen.NGrams;

/// <summary>
/// An n-gram language model with interpolated modified Kneser-Ney smoothing (Kneser and Ney 1995; Chen and Goodman 1998):
/// p(w | h) = (c(hw) − D(c(hw))) / Σ c(h•) + γ(h)·p(w | h′), where h′ is h without its first word, γ(h) = Σ D(c(h•)) / Σ c(h•) gives back what the
/// discounts took, and c counts occurrences for n words and continuations for fewer. Immutable; may be shared by threads.
/// </summary>
/// <remarks>
/// The text is one stream, without sentence marks, as models are evaluated on it. The probability of every n-gram of the text is computed once; any
/// other is γ(h)·p(w | h′). Memory: at most 32 bytes for each different n-gram of 1 to n words.
/// </remarks>
/// <example><code>
/// Vocabulary vocabulary = Vocabulary.Build(WordTokenizer.Default, text, maxSize: 4096);
/// KneserNeyModel model = KneserNeyModel.Train(vocabulary.Encode(text), vocabulary, order: 5);
/// KneserNeySession session = model.CreateSession();
/// session.Feed("Un viejo hidalgo de");
/// Span&lt;Suggestion&gt; top = stackalloc Suggestion[5];
/// foreach (Suggestion s in top[..session.Suggest(top)])
///     Console.WriteLine($"{vocabulary[s.Token]}  {s.Probability:P1}");
/// </code></example>
public sealed class KneserNeyModel
{
    /// <summary>The largest order: longer n-grams hardly ever occur twice.</summary>
    public const int MaxOrder = 16;

    private readonly NGramProbabilities _probabilities;

    private KneserNeyModel(Vocabulary vocabulary, NGramCounts nGrams)
    {
        Vocabulary = vocabulary;
        NGrams = nGrams;
        _probabilities = new NGramProbabilities(nGrams);
        int[] byProbability = [.. Enumerable.Range(1, vocabulary.Count - 1)];
        Array.Sort(byProbability, (x, y) => Probability(1, y).CompareTo(Probability(1, x)) is var order and not 0 ? order : x.CompareTo(y));
        WordsByProbability = byProbability;
    }

    /// <summary>The words; token 0 is <c>&lt;unk&gt;</c>.</summary>
    public Vocabulary Vocabulary { get; }

    /// <summary>n, the number of words in the longest n-grams: a word is predicted from the n − 1 before it.</summary>
    public int Order => NGrams.Order;

    /// <summary>Numbers that were learnt: a probability for each n-gram, and a back-off weight for each that a word follows.</summary>
    public long ParameterCount => _probabilities.ParameterCount;

    /// <summary>The n-grams of the text.</summary>
    internal NGramCounts NGrams { get; }

    /// <summary>The known words by their probability without context, most probable first; of equals, the lower token first.</summary>
    internal ReadOnlyMemory<int> WordsByProbability { get; }

    /// <summary>Estimates a model from a text.</summary>
    /// <param name="tokens">The text, at least one word: <c>vocabulary.Encode(text)</c>.</param>
    /// <param name="vocabulary">The words.</param>
    /// <param name="order">n, in [1, <see cref="MaxOrder"/>]; 3 to 5 are usual. 1 gives relative frequencies.</param>
    /// <exception cref="ArgumentException">The text has no words.</exception>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="order"/> is outside its range, or a token is not in the vocabulary.</exception>
    public static KneserNeyModel Train(ReadOnlySpan<int> tokens, Vocabulary vocabulary, int order)
    {
        ArgumentNullException.ThrowIfNull(vocabulary);
        if (order is < 1 or > MaxOrder)
        {
            throw new ArgumentOutOfRangeException(nameof(order), order, $"The order is {order}, but must lie between 1 and {MaxOrder}.");
        }

        if (tokens.IsEmpty)
        {
            throw new ArgumentException("The text to learn has no words: give it at least one.", nameof(tokens));
        }

        // What is checked is what is counted: another thread may write to the caller's tokens.
        int[] text = [.. tokens];
        ThrowIfNotWords(text, vocabulary);
        return new KneserNeyModel(vocabulary, new NGramCounts(text, order, vocabulary.Count));
    }

    /// <summary>Begins a text: a session of less than a kilobyte; any number of them share the model.</summary>
    public KneserNeySession CreateSession() => new(this);

    /// <summary>Measures how well the model predicts a text: one stream, every word but the first a target, just as <see cref="Evaluator"/> measures a network.</summary>
    /// <param name="tokens">The text, at least 2 words.</param>
    /// <exception cref="ArgumentException">The text has fewer than 2 words.</exception>
    /// <exception cref="ArgumentOutOfRangeException">A token is not in the vocabulary.</exception>
    public Evaluation Evaluate(ReadOnlySpan<int> tokens) => Evaluator.Evaluate(CreateSession(), tokens);

    /// <summary>p(last word | the words before) of an n-gram of the text.</summary>
    internal double Probability(int length, int nGram) => _probabilities[length, nGram];

    /// <summary>γ of a context of the text.</summary>
    internal double BackOffWeight(int length, int context) => _probabilities.BackOffWeight(length, context);

    private static void ThrowIfNotWords(ReadOnlySpan<int> tokens, Vocabulary vocabulary)
    {
        for (int i = 0; i < tokens.Length; i++)
        {
            if ((uint)tokens[i] >= (uint)vocabulary.Count)
            {
                throw new ArgumentOutOfRangeException(nameof(tokens), tokens[i], $"tokens[{i}] is {tokens[i]}, but tokens run from 0 to {vocabulary.Count - 1}.");
            }
        }
    }
}

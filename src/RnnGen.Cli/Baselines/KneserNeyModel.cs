namespace RnnGen.Cli;

/// <summary>
/// An n-gram language model with interpolated modified Kneser-Ney smoothing (Kneser and Ney 1995; Chen and Goodman 1998):
/// p(w | h) = (c(hw) − D(c(hw))) / Σ c(h•) + γ(h)·p(w | h′), where h′ is h without its first word, γ(h) = Σ D(c(h•)) / Σ c(h•) gives back what the
/// discounts took, and c counts occurrences for n words and continuations for fewer. The text is one stream, without sentence marks, as models are
/// evaluated on it. The probability of every n-gram of the text is computed once; any other is γ(h)·p(w | h′).
/// </summary>
internal sealed class KneserNeyModel
{
    // Words that occur get back as much as they give, so it matters only where a word was never counted: <unk>, when the vocabulary holds every
    // word of the text. It is taken for half a word.
    private const double WordDiscount = 0.5;

    private readonly NGramCounts _nGrams;

    // [n][i]: p(last word | the words before) of n-gram i of n words; γ of it as a context.
    private readonly double[][] _probabilities;
    private readonly double[][] _backOffWeights;

    private KneserNeyModel(Vocabulary vocabulary, NGramCounts nGrams)
    {
        Vocabulary = vocabulary;
        _nGrams = nGrams;
        _probabilities = [.. Enumerable.Range(0, Order + 1).Select(length => new double[nGrams[length].Count])];
        _backOffWeights = [.. Enumerable.Range(0, Order).Select(length => new double[nGrams[length].Count])];
        EstimateWords();
        for (int length = 2; length <= Order; length++)
        {
            Estimate(length);
        }

        int[] byProbability = [.. Enumerable.Range(1, vocabulary.Count - 1)];
        Array.Sort(byProbability, (x, y) => Probability(1, y).CompareTo(Probability(1, x)) is var order and not 0 ? order : x.CompareTo(y));
        WordsByProbability = byProbability;
        SpelledWords = new SpelledWords(vocabulary);
    }

    /// <summary>The words.</summary>
    public Vocabulary Vocabulary { get; }

    /// <summary>Words of the longest n-grams: a word is predicted from one less.</summary>
    public int Order => _nGrams.Order;

    /// <summary>Numbers that the model consists of: a probability for each n-gram, and a back-off weight for each that a word follows.</summary>
    public long ParameterCount => _probabilities.Skip(1).Sum(level => (long)level.Length)
        + Enumerable.Range(1, Order - 1).Sum(length => (long)Enumerable.Range(0, _nGrams[length].Count).Count(context => HasContinuations(length, context)));

    /// <summary>The known words by their probability without context, most probable first; of equals, the lower token first.</summary>
    public IReadOnlyList<int> WordsByProbability { get; }

    /// <summary>The known words by their spelling.</summary>
    public SpelledWords SpelledWords { get; }

    /// <summary>The n-grams of the text.</summary>
    public NGramCounts NGrams => _nGrams;

    /// <summary>Estimates a model from a text.</summary>
    /// <param name="vocabulary">The words.</param>
    /// <param name="tokens">The text, at least one word.</param>
    /// <param name="order">Words of the longest n-grams, at least 1. 1 gives relative frequencies.</param>
    public static KneserNeyModel Train(Vocabulary vocabulary, ReadOnlySpan<int> tokens, int order) =>
        new(vocabulary, new NGramCounts([.. tokens], order, vocabulary.Count));

    /// <summary>Begins a text.</summary>
    public KneserNeySession CreateSession() => new(this);

    /// <summary>p(last word | the words before) of an n-gram of the text.</summary>
    public double Probability(int length, int nGram) => _probabilities[length][nGram];

    /// <summary>γ of a context of the text.</summary>
    public double BackOffWeight(int length, int context) => _backOffWeights[length][context];

    /// <summary>p(w) = (c(w) − D)/Σ c + D·N₁₊(•)/(V·Σ c): one discount, and what it took is spread evenly over all V words.</summary>
    private void EstimateWords()
    {
        ReadOnlySpan<int> counts = _nGrams[1].Counts;
        double total = 0;
        int seen = 0;
        foreach (int count in counts)
        {
            total += count;
            seen += count > 0 ? 1 : 0;
        }

        // In a text of one word, nothing is continued.
        double evenShare = total > 0 ? WordDiscount * seen / total / counts.Length : 1.0 / counts.Length;
        for (int word = 0; word < counts.Length; word++)
        {
            _probabilities[1][word] = evenShare + (counts[word] > 0 ? (counts[word] - WordDiscount) / total : 0);
        }

        _backOffWeights[0][0] = 1;
    }

    private void Estimate(int length)
    {
        NGramLevel level = _nGrams[length];
        Discounts discounts = Discounts.Estimate(level.Counts);
        for (int context = 0; context < _nGrams[length - 1].Count; context++)
        {
            (int start, int end) = _nGrams[length - 1].Continuations(context);
            double total = 0;
            double discounted = 0;
            foreach (int count in level.Counts.AsSpan(start..end))
            {
                total += count;
                discounted += discounts[count];
            }

            // What only the first n-gram of the text ends in was never continued to: nothing is known of such a context.
            double backOffWeight = total > 0 ? discounted / total : 1;
            _backOffWeights[length - 1][context] = backOffWeight;
            for (int nGram = start; nGram < end; nGram++)
            {
                int count = level.Counts[nGram];
                double own = count > 0 ? (count - discounts[count]) / total : 0;
                _probabilities[length][nGram] = own + (backOffWeight * _probabilities[length - 1][level.Suffixes[nGram]]);
            }
        }
    }

    private bool HasContinuations(int length, int context)
    {
        (int start, int end) = _nGrams[length].Continuations(context);
        return start < end;
    }
}

namespace RnnGen.Cli;

/// <summary>A text read by a model of n-grams. It keeps the longest context that occurs in the model's own text; the shorter ones are its suffixes.</summary>
internal sealed class KneserNeySession(KneserNeyModel model) : ISpelledPredictor
{
    private readonly NGramCounts _nGrams = model.NGrams;
    private double[] _probabilities = [];

    // The context: an n-gram of so many words, fewer than the model's order.
    private int _length;
    private int _context;

    /// <inheritdoc/>
    public Vocabulary Vocabulary => model.Vocabulary;

    /// <inheritdoc/>
    public void Feed(int token)
    {
        if (model.Order == 1)
        {
            return;
        }

        (int length, int context) = _length == model.Order - 1 ? Suffix(_length, _context) : (_length, _context);
        int nGram;
        while ((nGram = _nGrams.Find(length, context, token)) < 0)
        {
            (length, context) = Suffix(length, context);
        }

        (_length, _context) = (length + 1, nGram);
    }

    /// <summary>p(token | the words so far).</summary>
    public double Probability(int token)
    {
        (int length, int context) = (_length, _context);
        double weight = 1;
        int nGram;
        while ((nGram = _nGrams.Find(length, context, token)) < 0)
        {
            weight *= model.BackOffWeight(length, context);
            (length, context) = Suffix(length, context);
        }

        return weight * model.Probability(length + 1, nGram);
    }

    /// <inheritdoc/>
    /// <remarks>
    /// A word is offered in each context that it follows, from the longest on, and its probability is that of the first: in a shorter one it comes
    /// out no larger, because p(w | h) ≥ γ(h)·p(w | h′).
    /// </remarks>
    public int Complete(ReadOnlySpan<char> prefix, Span<int> words)
    {
        if (_probabilities.Length < words.Length)
        {
            _probabilities = new double[words.Length];
        }

        BestWords best = new(words, _probabilities.AsSpan(0, words.Length));
        (int start, int end) = model.SpelledWords.Find(prefix);
        (int length, int context) = (_length, _context);
        double weight = 1;
        while (length > 0)
        {
            OfferContinuations(ref best, length, context, weight, start, end);
            weight *= model.BackOffWeight(length, context);
            (length, context) = Suffix(length, context);
        }

        if (prefix.IsEmpty)
        {
            OfferMostProbable(ref best, weight);
        }
        else
        {
            foreach (int word in model.SpelledWords.Tokens[start..end])
            {
                best.Offer(word, weight * model.Probability(1, word));
            }
        }

        return best.Count;
    }

    /// <summary>Offers the words that follow a context in the model's text, of those at the positions [start, end) of the sorted words.</summary>
    private void OfferContinuations(ref BestWords best, int length, int context, double weight, int start, int end)
    {
        ReadOnlySpan<int> positions = model.SpelledWords.Positions;
        ReadOnlySpan<int> words = _nGrams[length + 1].Words;
        (int firstNGram, int endNGram) = _nGrams[length].Continuations(context);
        for (int nGram = firstNGram; nGram < endNGram; nGram++)
        {
            int position = positions[words[nGram]];
            if (position >= start && position < end)
            {
                best.Offer(words[nGram], weight * model.Probability(length + 1, nGram));
            }
        }
    }

    private void OfferMostProbable(ref BestWords best, double weight)
    {
        foreach (int word in model.WordsByProbability)
        {
            double probability = weight * model.Probability(1, word);
            if (probability < best.Threshold)
            {
                return;
            }

            best.Offer(word, probability);
        }
    }

    private (int Length, int Context) Suffix(int length, int context) => (length - 1, _nGrams[length].Suffixes[context]);
}

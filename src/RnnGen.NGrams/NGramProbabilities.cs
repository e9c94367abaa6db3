namespace RnnGen.NGrams;

/// <summary>
/// The probability of every n-gram of a text, p(last word | the words before), and the back-off weight γ of every n-gram that a word follows, by the
/// equations of <see cref="KneserNeyModel"/>.
/// </summary>
internal sealed class NGramProbabilities
{
    // Words that occur get back as much as they give, so it matters only where a word was never counted: <unk>, when the vocabulary holds every
    // word of the text. It is taken for half a word.
    private const double WordDiscount = 0.5;

    private readonly NGramCounts _nGrams;

    // [n][i]: of n-gram i of n words.
    private readonly double[][] _probabilities;
    private readonly double[][] _backOffWeights;

    /// <summary>Estimates them, from the words up.</summary>
    public NGramProbabilities(NGramCounts nGrams)
    {
        _nGrams = nGrams;
        _probabilities = [.. Enumerable.Range(0, nGrams.Order + 1).Select(length => new double[nGrams[length].Count])];
        _backOffWeights = [.. Enumerable.Range(0, nGrams.Order).Select(length => new double[nGrams[length].Count])];
        EstimateWords();
        for (int length = 2; length <= nGrams.Order; length++)
        {
            Estimate(length);
        }
    }

    /// <summary>A probability for each n-gram, and a back-off weight for each that a word follows.</summary>
    public long ParameterCount => _probabilities.Skip(1).Sum(level => (long)level.Length)
        + Enumerable.Range(1, _nGrams.Order - 1).Sum(length => (long)Enumerable.Range(0, _nGrams[length].Count).Count(context => HasContinuations(length, context)));

    /// <summary>p(last word | the words before).</summary>
    public double this[int length, int nGram] => _probabilities[length][nGram];

    /// <summary>γ of a context.</summary>
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

            // A context that occurs only at the very beginning of the text has no word before it, so its continuations count nothing: all is left to the shorter one.
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

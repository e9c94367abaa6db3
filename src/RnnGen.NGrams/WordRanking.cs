namespace RnnGen.NGrams;

/// <summary>
/// Ranks by the probabilities of all words, for calls that ask for many: keeping them sorted as they are offered, as <see cref="BestWords"/> does, would take
/// time in proportion to the square of their number. 12 bytes a word.
/// </summary>
internal sealed class WordRanking
{
    private readonly KneserNeyModel _model;
    private readonly double[] _probabilities;
    private readonly int[] _words;
    private readonly Comparison<int> _order;

    public WordRanking(KneserNeyModel model)
    {
        _model = model;
        _probabilities = new double[model.Vocabulary.Count];
        _words = new int[model.Vocabulary.Count];
        _order = (x, y) => _probabilities[y].CompareTo(_probabilities[x]) is int byProbability and not 0 ? byProbability : x.CompareTo(y);
    }

    /// <summary>Computes the probability of every word.</summary>
    /// <param name="length">Words of the context.</param>
    /// <param name="context">The context, an n-gram of so many words.</param>
    public void Read(int length, int context)
    {
        // From the longest context on, γ of those before.
        Span<int> contexts = stackalloc int[KneserNeyModel.MaxOrder];
        Span<double> weights = stackalloc double[KneserNeyModel.MaxOrder];
        weights[length] = 1;
        for (int shorter = length; shorter > 0; shorter--)
        {
            contexts[shorter] = context;
            weights[shorter - 1] = weights[shorter] * _model.BackOffWeight(shorter, context);
            context = _model.NGrams[shorter].Suffixes[context];
        }

        for (int word = 0; word < _probabilities.Length; word++)
        {
            _probabilities[word] = weights[0] * _model.Probability(1, word);
        }

        // The longest context that a word follows decides, so it comes last.
        for (int longer = 1; longer <= length; longer++)
        {
            ReadOnlySpan<int> words = _model.NGrams[longer + 1].Words;
            (int start, int end) = _model.NGrams[longer].Continuations(contexts[longer]);
            for (int nGram = start; nGram < end; nGram++)
            {
                _probabilities[words[nGram]] = weights[longer] * _model.Probability(longer + 1, nGram);
            }
        }
    }

    /// <summary>The most probable words; of equals, the lower token first.</summary>
    /// <param name="suggestions">Receives them.</param>
    /// <param name="words">The words to choose from.</param>
    /// <param name="allowed">Those that may be suggested.</param>
    /// <param name="overAllWords">Whether probabilities are those over all words, rather than among the words to choose from.</param>
    /// <returns>How many there are.</returns>
    public int Rank(Span<Suggestion> suggestions, scoped WordsWithPrefix words, WordMask allowed, bool overAllWords)
    {
        int count = 0;
        double total = 0;
        foreach (int word in words)
        {
            total += _probabilities[word];
            if (allowed.Allows(word))
            {
                _words[count++] = word;
            }
        }

        Span<int> ranked = _words.AsSpan(0, count);
        ranked.Sort(_order);
        ranked = ranked[..Math.Min(count, suggestions.Length)];
        for (int i = 0; i < ranked.Length; i++)
        {
            suggestions[i] = new Suggestion(ranked[i], (float)(_probabilities[ranked[i]] / (overAllWords ? 1 : total)));
        }

        return ranked.Length;
    }
}

namespace RnnGen.NGrams;

/// <summary>
/// A text read by a model of n-grams: words go in, the next word comes out, predicted from the n − 1 before it. It keeps those words and the longest
/// context of theirs that occurs in the model's own text; the shorter ones are its suffixes. Nothing it does allocates, but for the first call that
/// asks for more than 64 words. It belongs to one thread at a time.
/// </summary>
public sealed class KneserNeySession : IWordPredictor
{
    private readonly KneserNeyModel _model;
    private readonly NGramCounts _nGrams;
    private readonly int[] _recent;
    private int _recentCount;
    private readonly double[] _probabilities = new double[BestWords.MaxCount];
    private WordRanking? _ranking;

    // The context: an n-gram of so many words, fewer than the model's order.
    private int _length;
    private int _context;

    internal KneserNeySession(KneserNeyModel model)
    {
        _model = model;
        _nGrams = model.NGrams;
        _recent = new int[model.Order - 1];
    }

    /// <inheritdoc/>
    public Vocabulary Vocabulary => _model.Vocabulary;

    /// <summary>Bytes of <see cref="CopyTo"/>: 16, and 4 for each of the n − 1 words.</summary>
    public int StateSizeInBytes => SessionState.SizeInBytes(_model.Order);

    /// <inheritdoc/>
    public void Reset() => (_recentCount, _length, _context) = (0, 0, 0);

    /// <inheritdoc/>
    public void Feed(int token)
    {
        ThrowIfNotAWord(token);
        Read(token);
    }

    /// <inheritdoc/>
    public FeedResult Feed(ReadOnlySpan<char> text)
    {
        TextTokenizer tokenizer = Vocabulary.Tokenizer;
        Span<char> buffer = stackalloc char[TextTokenizer.MaxTokenLength];
        int position = 0;
        int words = 0;
        int unknownWords = 0;
        while (tokenizer.TryRead(text, ref position, buffer, out ReadOnlySpan<char> word))
        {
            int token = Vocabulary.IndexOf(word);
            Read(token);
            words++;
            unknownWords += token == Vocabulary.Unknown ? 1 : 0;
        }

        return new FeedResult { Words = words, UnknownWords = unknownWords };
    }

    /// <inheritdoc/>
    public double Probability(int token)
    {
        ThrowIfNotAWord(token);
        (int length, int context) = (_length, _context);
        double weight = 1;
        int nGram;
        while ((nGram = _nGrams.Find(length, context, token)) < 0)
        {
            weight *= _model.BackOffWeight(length, context);
            (length, context) = Suffix(length, context);
        }

        return weight * _model.Probability(length + 1, nGram);
    }

    /// <inheritdoc/>
    /// <remarks>
    /// A word is offered in each context that it follows, from the longest on, and its probability is that of the first: in a shorter one it comes
    /// out no larger, because p(w | h) ≥ γ(h)·p(w | h′).
    /// </remarks>
    public int Suggest(Span<Suggestion> suggestions, WordMask? mask = null)
    {
        WordMask allowed = MaskOrAll(mask);
        if (suggestions.IsEmpty)
        {
            return 0;
        }

        if (suggestions.Length > BestWords.MaxCount)
        {
            return RankAll(suggestions, new WordsWithPrefix(Vocabulary, "", PrefixMatching.Exact, stackalloc char[TextTokenizer.MaxTokenLength]), allowed, overAllWords: true);
        }

        BestWords best = new(suggestions, _probabilities.AsSpan(0, suggestions.Length));
        double weight = 1;
        for ((int length, int context) = (_length, _context); length > 0; (length, context) = Suffix(length, context))
        {
            ReadOnlySpan<int> words = _nGrams[length + 1].Words;
            (int start, int end) = _nGrams[length].Continuations(context);
            for (int nGram = start; nGram < end; nGram++)
            {
                double probability = weight * _model.Probability(length + 1, nGram);
                if (probability >= best.Threshold && allowed.Allows(words[nGram]))
                {
                    best.Offer(words[nGram], probability);
                }
            }

            weight *= _model.BackOffWeight(length, context);
        }

        OfferMostProbable(ref best, weight, allowed);
        return best.Complete(total: 1);
    }

    /// <inheritdoc/>
    /// <remarks>Probabilities are those among the words that match, unless <see cref="CompletionOptions.OverAllWords"/> asks for others; both take the same time.</remarks>
    public int Complete(ReadOnlySpan<char> prefix, Span<Suggestion> suggestions, CompletionOptions? options = null)
    {
        options ??= CompletionOptions.Default;
        if (prefix.IsEmpty)
        {
            return Suggest(suggestions, options.Mask);
        }

        WordMask allowed = MaskOrAll(options.Mask);
        if (suggestions.IsEmpty)
        {
            return 0;
        }

        WordsWithPrefix matches = new(Vocabulary, prefix, options.Matching, stackalloc char[TextTokenizer.MaxTokenLength]);
        if (suggestions.Length > BestWords.MaxCount)
        {
            return RankAll(suggestions, matches, allowed, options.OverAllWords);
        }

        BestWords best = new(suggestions, _probabilities.AsSpan(0, suggestions.Length));
        double total = 0;
        double weight = 1;
        for ((int length, int context) = (_length, _context); length > 0; (length, context) = Suffix(length, context))
        {
            total += weight * OfferMatches(ref best, weight, length, context, matches, allowed);
            weight *= _model.BackOffWeight(length, context);
        }

        foreach (int word in matches)
        {
            double probability = weight * _model.Probability(1, word);
            total += probability;
            if (allowed.Allows(word))
            {
                best.Offer(word, probability);
            }
        }

        return best.Complete(options.OverAllWords ? 1 : total);
    }

    /// <inheritdoc/>
    public void CopyTo(Span<byte> destination) => SessionState.Write(destination, _model, _recent.AsSpan(0, _recentCount));

    /// <inheritdoc/>
    /// <remarks>A state keeps words, no probabilities: another model of the same order with as many words takes it for its own.</remarks>
    public void Restore(ReadOnlySpan<byte> source)
    {
        Span<int> words = stackalloc int[KneserNeyModel.MaxOrder];
        words = words[..SessionState.Read(source, _model, words)];
        Reset();
        foreach (int word in words)
        {
            Read(word);
        }
    }

    /// <summary>Reads a word, which the caller has checked.</summary>
    private void Read(int token)
    {
        if (_recent.Length == 0)
        {
            return;
        }

        if (_recentCount == _recent.Length)
        {
            _recent.AsSpan(1).CopyTo(_recent);
            _recentCount--;
        }

        _recent[_recentCount++] = token;
        (int length, int context) = _length == _recent.Length ? Suffix(_length, _context) : (_length, _context);
        int nGram;
        while ((nGram = _nGrams.Find(length, context, token)) < 0)
        {
            (length, context) = Suffix(length, context);
        }

        (_length, _context) = (length + 1, nGram);
    }

    /// <summary>Offers the matching words that follow a context in the model's text.</summary>
    /// <returns>What they have there beyond what backing off gives them: Σ p(w | h) − γ(h)·p(w | h′). It is what matching words weigh that the shorter contexts do not count.</returns>
    private double OfferMatches(ref BestWords best, double weight, int length, int context, scoped WordsWithPrefix matches, WordMask allowed)
    {
        NGramLevel level = _nGrams[length + 1];
        double backOffWeight = _model.BackOffWeight(length, context);
        double own = 0;
        (int start, int end) = _nGrams[length].Continuations(context);
        for (int nGram = start; nGram < end; nGram++)
        {
            int word = level.Words[nGram];
            if (matches.Contains(word))
            {
                double probability = _model.Probability(length + 1, nGram);
                own += probability - (backOffWeight * _model.Probability(length, level.Suffixes[nGram]));
                if (allowed.Allows(word))
                {
                    best.Offer(word, weight * probability);
                }
            }
        }

        return own;
    }

    private void OfferMostProbable(ref BestWords best, double weight, WordMask allowed)
    {
        foreach (int word in _model.WordsByProbability.Span)
        {
            double probability = weight * _model.Probability(1, word);
            if (probability < best.Threshold)
            {
                return;
            }

            if (allowed.Allows(word))
            {
                best.Offer(word, probability);
            }
        }
    }

    private int RankAll(Span<Suggestion> suggestions, scoped WordsWithPrefix words, WordMask allowed, bool overAllWords)
    {
        _ranking ??= new WordRanking(_model);
        _ranking.Read(_length, _context);
        return _ranking.Rank(suggestions, words, allowed, overAllWords);
    }

    private (int Length, int Context) Suffix(int length, int context) => (length - 1, _nGrams[length].Suffixes[context]);

    private WordMask MaskOrAll(WordMask? mask) => mask is null || mask.Vocabulary == Vocabulary
        ? mask ?? WordMask.For(Vocabulary)
        : throw new ArgumentException(
            $"The mask is of another vocabulary, of {mask.Vocabulary.Count} words: make it by WordMask.For(session.Vocabulary).", nameof(mask));

    private void ThrowIfNotAWord(int token)
    {
        if ((uint)token >= (uint)Vocabulary.Count)
        {
            throw new ArgumentOutOfRangeException(nameof(token), token, $"Token {token} is not in the vocabulary: tokens run from 0 to {Vocabulary.Count - 1}.");
        }
    }
}

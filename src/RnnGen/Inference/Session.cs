namespace RnnGen;

/// <summary>
/// One conversation with a model: words go in, the next word comes out. A session is h (and c) of each layer, the last words read, one block of
/// 1,024 logits and room to rank 512 words: a few KiB, whatever the vocabulary. Nothing it does allocates. It belongs to one thread at a time.
/// </summary>
/// <remarks>
/// A model of n-grams (<see cref="LossPosition.LastStep"/>) was trained on exactly n = T words from zero state, so its session predicts from the
/// last n words fed; from fewer at the beginning of a text.
/// </remarks>
public sealed class Session : IWordPredictor
{
    private readonly BoundNetwork _bound;
    private readonly RecurrentState _state;
    private readonly ulong[] _ranks = new ulong[RankedSampler.ChunkWords];

    internal Session(BoundNetwork bound)
    {
        _bound = bound;
        _state = new RecurrentState(bound, LogitBlocks.BlockFloats);
    }

    /// <summary>The words of the model.</summary>
    public Vocabulary Vocabulary => _bound.Vocabulary;

    /// <summary>Bytes of state and scratch: the state's own, 4 KiB of logits, 4 KiB of ranks, and 4 for each of the last 64 words, or n of a model of n-grams with more.</summary>
    public int SizeInBytes => _state.SizeInBytes + (_ranks.Length * sizeof(ulong));

    /// <summary>Bytes of <see cref="CopyTo"/>: 16, 4 for each of the last 64 words (or n of a model of n-grams with more), and h (and c) of each layer; a model of n-grams is its words alone.</summary>
    public int StateSizeInBytes => _state.StateSizeInBytes;

    /// <summary>Forgets the conversation: zero state.</summary>
    public void Reset() => _state.Reset();

    /// <summary>Reads one word.</summary>
    /// <param name="token">The word, in [0, <c>Vocabulary.Count</c>).</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="token"/> is not in the vocabulary.</exception>
    public void Feed(int token)
    {
        _bound.ThrowIfNotAWord(token);
        _state.Feed(token);
    }

    /// <summary>Splits a text with the vocabulary's tokenizer and reads its words; unknown ones as <c>&lt;unk&gt;</c>.</summary>
    /// <param name="text">Any text; it ends after its last word.</param>
    /// <returns>How many words were read, and how many of them are not in the vocabulary.</returns>
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
            _state.Feed(token);
            words++;
            unknownWords += token == Vocabulary.Unknown ? 1 : 0;
        }

        return new FeedResult(words, unknownWords);
    }

    /// <summary>Copies the conversation so far, for <see cref="Restore"/>: to take words back, or to try several ways to go on.</summary>
    /// <param name="destination">Receives <see cref="StateSizeInBytes"/> bytes; the same conversation gives the same bytes.</param>
    /// <exception cref="ArgumentException"><paramref name="destination"/> is of another length.</exception>
    public void CopyTo(Span<byte> destination) => _state.CopyTo(destination);

    /// <summary>Goes back to a conversation that was copied, in this session or in another one of the same model: it goes on to the same bits.</summary>
    /// <param name="source">What <see cref="CopyTo"/> wrote. It keeps no parameters: another model of the same shape takes it for its own.</param>
    /// <exception cref="ArgumentException">
    /// <paramref name="source"/> is of another length, no state, or of a model of another shape or number of words; the session is as before.
    /// </exception>
    public void Restore(ReadOnlySpan<byte> source) => _state.Restore(source);

    /// <summary>p(token | the words so far), in [0, 1]: softmax over the whole vocabulary, <c>&lt;unk&gt;</c> included.</summary>
    /// <param name="token">The word, in [0, <c>Vocabulary.Count</c>).</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="token"/> is not in the vocabulary.</exception>
    public double Probability(int token)
    {
        _bound.ThrowIfNotAWord(token);
        RunningSoftmax softmax = new();
        float logit = float.NaN;
        LogitBlocks blocks = new(_state, Vocabulary.Count);
        while (blocks.MoveNext())
        {
            softmax.Add(blocks.Row);
            int position = token - blocks.FirstWord;
            logit = (uint)position < (uint)blocks.Logits.Length ? blocks.Logits[position] : logit;
        }

        return softmax.Probability(logit);
    }

    /// <summary>
    /// The most probable next words with their probabilities, most probable first; of equals, the lower token first. <c>&lt;unk&gt;</c> is never
    /// suggested, but has its share of the probability.
    /// </summary>
    /// <param name="suggestions">Receives the words; its length is the k of top-k.</param>
    /// <param name="mask">Words that may be suggested; null for all. A word left out keeps its share of the probability.</param>
    /// <returns>The number of suggestions: k, or as many words as may be suggested; fewer only where the model's logits are not finite.</returns>
    /// <exception cref="ArgumentException"><paramref name="mask"/> is of another vocabulary.</exception>
    public int Suggest(Span<Suggestion> suggestions, WordMask? mask = null)
    {
        WordMask allowed = WordMask.OrAll(mask, Vocabulary);
        if (suggestions.IsEmpty)
        {
            return 0;
        }

        TopSuggestions top = new(suggestions);
        RunningSoftmax softmax = new();
        LogitBlocks blocks = new(_state, Vocabulary.Count);
        while (blocks.MoveNext())
        {
            top.Offer(blocks.Row, softmax.Add(blocks.Row), blocks.FirstWord, allowed);
        }

        return top.Complete(softmax);
    }

    /// <summary>
    /// The most probable words that begin with a prefix, most probable first; of equals, the lower token first. <c>&lt;unk&gt;</c> matches no prefix.
    /// On a frozen model the words that match are all that is computed, some 16 at a time; on live weights, the panels of 16 words that hold one.
    /// </summary>
    /// <param name="prefix">
    /// The word begun, as it was typed: it is lower-cased where the tokenizer lower-cases. Where it begins in a text:
    /// <see cref="TextTokenizer.UnfinishedWordStart"/>. An empty prefix asks for <see cref="Suggest"/>; one longer than
    /// <see cref="TextTokenizer.MaxTokenLength"/> matches nothing.
    /// </param>
    /// <param name="suggestions">Receives the words, with their probabilities among the words that match, or over all as <paramref name="options"/> say.</param>
    /// <param name="options">How words match, probabilities and mask.</param>
    /// <returns>The number of suggestions: at most as many as match.</returns>
    /// <exception cref="ArgumentException">The mask is of another vocabulary.</exception>
    public int Complete(ReadOnlySpan<char> prefix, Span<Suggestion> suggestions, in CompletionOptions options = default)
    {
        if (prefix.IsEmpty)
        {
            return Suggest(suggestions, options.Mask);
        }

        WordMask allowed = WordMask.OrAll(options.Mask, Vocabulary);
        if (suggestions.IsEmpty || prefix.Length > TextTokenizer.MaxTokenLength)
        {
            return 0;
        }

        ReadOnlySpan<char> spelled = Vocabulary.Tokenizer.Normalize(prefix, stackalloc char[TextTokenizer.MaxTokenLength]);
        PrefixMatches matches = new(Vocabulary, spelled, options.Matching);
        return Completer.Complete(_bound, _state, matches, options.OverAllWords, allowed, suggestions);
    }

    /// <summary>The logits Why·h + by of the next word.</summary>
    /// <param name="logits">Receives <c>Vocabulary.Count</c> values, <c>&lt;unk&gt;</c> first; what lies after them is left alone.</param>
    /// <exception cref="ArgumentException"><paramref name="logits"/> is shorter than the vocabulary.</exception>
    public void Logits(Span<float> logits) => CopyLogits(logits);

    /// <summary>The probabilities softmax(Why·h + by) of the next word; they sum to 1, <c>&lt;unk&gt;</c> included.</summary>
    /// <param name="probabilities">Receives <c>Vocabulary.Count</c> values, <c>&lt;unk&gt;</c> first; what lies after them is left alone.</param>
    /// <exception cref="ArgumentException"><paramref name="probabilities"/> is shorter than the vocabulary.</exception>
    public void Probabilities(Span<float> probabilities)
    {
        RunningSoftmax softmax = CopyLogits(probabilities);
        softmax.Normalize(probabilities[..Vocabulary.Count]);
    }

    /// <summary>Draws the next word; <c>&lt;unk&gt;</c> is never drawn. The same seed gives the same word wherever the logits are the same bits.</summary>
    /// <param name="options">How it is drawn.</param>
    /// <param name="random">
    /// Where the draw comes from; advanced by one number per 1,024 words of the vocabulary, or, with top-k or top-p, per 512 words that are left to draw from.
    /// </param>
    /// <returns>The word; it is not fed.</returns>
    /// <exception cref="ArgumentException">The mask is of another vocabulary.</exception>
    /// <exception cref="InvalidOperationException">No word may be drawn, or the model's logits are not numbers.</exception>
    public int Sample(SamplingOptions options, ref RandomSource random)
    {
        ArgumentNullException.ThrowIfNull(options);
        Span<int> recent = stackalloc int[RecentWords.RepetitionWindow];
        WordMask allowed = WordMask.OrAll(options.Mask, Vocabulary);
        int repeated = options.RepetitionPenalty == 1 ? 0 : _state.Recent.CopyDistinct(recent);
        LogitRules rules = new(allowed, options.RepetitionPenalty, recent[..repeated]);
        LogitBlocks blocks = new(_state, Vocabulary.Count);
        int token = options.Temperature == 0 ? MostProbable(blocks, rules, allowed)
            : options.TopK == 0 && options.TopP == 1 ? Sampler.Sample(blocks, rules, options.Temperature, ref random)
            : new RankedSampler(blocks, rules, options, _ranks).Sample(ref random);
        return token >= 0
            ? token
            : throw new InvalidOperationException(
                $"There is no word to draw: the mask allows {allowed.Count} of {Vocabulary.Count} words, or the model's logits are not numbers.");
    }

    /// <summary>Writes on: draws a word, reads it, draws the next.</summary>
    /// <param name="tokens">Receives the words, as many as it is long.</param>
    /// <param name="options">How each is drawn.</param>
    /// <param name="random">Where the draws come from.</param>
    /// <exception cref="ArgumentException">The mask is of another vocabulary.</exception>
    /// <exception cref="InvalidOperationException">No word may be drawn, or the model's logits are not numbers.</exception>
    public void Generate(Span<int> tokens, SamplingOptions options, ref RandomSource random)
    {
        foreach (ref int token in tokens)
        {
            token = Sample(options, ref random);
            _state.Feed(token);
        }
    }

    /// <summary>Writes on as running text: draws words, reads them and puts them together, until the next one does not fit.</summary>
    /// <param name="text">Receives the text.</param>
    /// <param name="composer">The text that this goes on from, such as <c>new TextComposer(Vocabulary.Tokenizer, prompt)</c>; moves on.</param>
    /// <param name="options">How each word is drawn.</param>
    /// <param name="random">Where the draws come from; that of the word that did not fit, and was not read, is spent.</param>
    /// <returns>The number of characters written.</returns>
    /// <exception cref="ArgumentException">The mask is of another vocabulary.</exception>
    /// <exception cref="InvalidOperationException">No word may be drawn, the model's logits are not numbers, or the composer is <c>default</c>.</exception>
    public int Generate(Span<char> text, ref TextComposer composer, SamplingOptions options, ref RandomSource random)
    {
        int length = 0;
        while (true)
        {
            int token = Sample(options, ref random);
            if (!composer.TryAppend(Vocabulary[token], text[length..], out int written))
            {
                return length;
            }

            length += written;
            _state.Feed(token);
        }
    }

    private static int MostProbable(LogitBlocks blocks, LogitRules rules, WordMask allowed)
    {
        Suggestion best = default;
        TopSuggestions top = new(new Span<Suggestion>(ref best));
        while (blocks.MoveNext())
        {
            rules.Apply(blocks);
            top.Offer(blocks.Row, blocks.FirstWord, allowed);
        }

        return top.Count == 0 ? -1 : best.Token;
    }

    private RunningSoftmax CopyLogits(Span<float> logits)
    {
        if (logits.Length < Vocabulary.Count)
        {
            throw new ArgumentException($"The span holds {logits.Length} values, but the vocabulary has {Vocabulary.Count} words.", nameof(logits));
        }

        RunningSoftmax softmax = new();
        LogitBlocks blocks = new(_state, Vocabulary.Count);
        while (blocks.MoveNext())
        {
            softmax.Add(blocks.Row);
            blocks.WordLogits.CopyTo(logits[blocks.FirstWord..]);
        }

        return softmax;
    }
}

namespace RnnGen;

/// <summary>
/// One conversation with a model: words go in, the next word comes out. A session is h (and c) of each layer, the last words read, one block of
/// 1,024 logits and room to rank 512 words: a few KiB, whatever the vocabulary. Nothing it does allocates. It belongs to one thread at a time: a call while
/// another one is running is refused with an <see cref="InvalidOperationException"/> where it is noticed, which is nearly always. <see cref="WordPredictorExtensions"/> suggests and continues in strings.
/// </summary>
/// <remarks>
/// A model of n-grams (<see cref="LossPosition.LastStep"/>) was trained on exactly n = T words from zero state, so its session predicts from the
/// last n words fed; from fewer at the beginning of a text.
/// </remarks>
public sealed partial class Session : IWordPredictor
{
    private readonly RecurrentState _state;
    private readonly ServingModel? _serving;
    private readonly ulong[] _ranks = new ulong[RankedSampler.ChunkWords];

    // The text of SetText, and the number of the state's changes after it: while that stays the same, the text is all that was read.
    private string? _text;
    private long _changesAfterText;

    private SessionUse _use;

    internal Session(ServedNetwork bound, ServingModel? serving = null)
    {
        _state = new RecurrentState(bound, LogitBlocks.BlockFloats);
        _serving = serving;
    }

    // Always asked of the state: between two calls it may be rebound to another model.
    private ServedNetwork Bound => _state.Bound;

    /// <summary>The words of the model. Over a <see cref="ServingModel"/> they become more when a model with a longer vocabulary is swapped in.</summary>
    public Vocabulary Vocabulary
    {
        get
        {
            if (_serving is not null)
            {
                using SessionUse.Lease use = SessionUse.Begin(ref _use, SessionCall.Vocabulary);
                using WeightLease lease = Lease();
            }

            return Words;
        }
    }

    // Within a call that holds the weights: asking for Vocabulary could change them.
    private Vocabulary Words => Bound.Vocabulary;

    /// <summary>Bytes of state and scratch: the state's own, 4 KiB of logits, 4 KiB of ranks, and 4 for each of the last 64 words, or n of a model of n-grams with more.</summary>
    public int SizeInBytes => _state.SizeInBytes + (_ranks.Length * sizeof(ulong));

    /// <summary>Words that <see cref="Suggest"/> and <see cref="Complete"/> scored again with their fp32 rows; 0 where there are none.</summary>
    internal long RowsScoredAgain => _state.RowsScoredAgain;

    /// <summary>Bytes of <see cref="CopyTo"/>: 16, 4 for each of the last 64 words (or n of a model of n-grams with more), and h (and c) of each layer; a model of n-grams is its words alone.</summary>
    public int StateSizeInBytes => _state.StateSizeInBytes;

    /// <summary>Forgets the conversation: zero state.</summary>
    public void Reset()
    {
        using SessionUse.Lease use = SessionUse.Begin(ref _use, SessionCall.Reset);
        _state.Reset();
    }

    /// <summary>Reads one word.</summary>
    /// <param name="token">The word, in [0, <c>Vocabulary.Count</c>).</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="token"/> is not in the vocabulary.</exception>
    public void Feed(int token)
    {
        using SessionUse.Lease use = SessionUse.Begin(ref _use, SessionCall.Feed);
        using WeightLease lease = Lease();
        Bound.ThrowIfNotAWord(token);
        _state.Feed(token);
    }

    /// <summary>Splits a text with the vocabulary's tokenizer and reads its words; unknown ones as <c>&lt;unk&gt;</c>.</summary>
    /// <param name="text">Any text; it ends after its last word.</param>
    /// <returns>How many words were read, and how many of them are not in the vocabulary.</returns>
    public FeedResult Feed(ReadOnlySpan<char> text) => Feed(text, position: 0, default);

    /// <summary>
    /// Makes this text all that was read, to the same bits as <see cref="Reset"/> and then <see cref="Feed(ReadOnlySpan{char})"/>, for an input box that gives
    /// its whole text after each key. Over a frozen model, a text that continues the one given last costs only its new words, if nothing was read in between.
    /// </summary>
    /// <param name="text">Any text; it ends after its last word.</param>
    /// <returns>How many words it has, and how many of them are not in the vocabulary.</returns>
    public FeedResult SetText(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        int position = 0;
        FeedResult kept = default;

        // Weights that were swapped in since the last call are changed over to first: what was read by the old ones is not kept.
        using (SessionUse.Begin(ref _use, SessionCall.SetText))
        {
            Lease().Dispose();
        }

        ServedNetwork bound = Bound;
        bool isTextKept = bound.IsFrozen && _text is not null && _changesAfterText == _state.Changes;
        if (!isTextKept || !TextBeginning.TryPassOver(_text, text, Words, out position, out kept))
        {
            Reset();
            (position, kept) = (0, default);
        }

        FeedResult whole = Feed(text, position, kept);
        _text = ReferenceEquals(Bound, bound) ? text : null;
        _changesAfterText = _state.Changes;
        return whole;
    }

    /// <summary>Copies the conversation so far, for <see cref="Restore"/>: to take words back, or to try several continuations.</summary>
    /// <param name="destination">Receives <see cref="StateSizeInBytes"/> bytes; the same conversation gives the same bytes.</param>
    /// <exception cref="ArgumentException"><paramref name="destination"/> is of another length.</exception>
    public void CopyTo(Span<byte> destination)
    {
        using SessionUse.Lease use = SessionUse.Begin(ref _use, SessionCall.CopyTo);
        _state.CopyTo(destination);
    }

    /// <summary>Goes back to a conversation that was copied, in this session or in another one of the same model: it continues to the same bits.</summary>
    /// <param name="source">What <see cref="CopyTo"/> wrote. It keeps no parameters: another model of the same shape, with as many words or more, would take it for its own.</param>
    /// <exception cref="ArgumentException">
    /// <paramref name="source"/> is of another length, no state, of a model of another shape or with more words, or holds a number that is not finite; the session is as before.
    /// </exception>
    public void Restore(ReadOnlySpan<byte> source)
    {
        using SessionUse.Lease use = SessionUse.Begin(ref _use, SessionCall.Restore);
        using WeightLease lease = Lease();
        _state.Restore(source);
    }

    /// <summary>
    /// The most probable next words with their probabilities, most probable first; of equals, the lower token first. <c>&lt;unk&gt;</c> is never
    /// suggested, but has its share of the probability.
    /// </summary>
    /// <param name="suggestions">Receives the words; its length is the k of top-k.</param>
    /// <param name="mask">Words that may be suggested; null for all. A word left out keeps its share of the probability.</param>
    /// <returns>The number of suggestions: k, or as many words as may be suggested and have a logit above −∞.</returns>
    /// <exception cref="ArgumentException"><paramref name="mask"/> is of another vocabulary.</exception>
    /// <exception cref="NonFiniteLogitsException">The model's logits are NaN or infinite.</exception>
    /// <remarks>
    /// An int8 model that was fp32 when it was frozen keeps the fp32 rows of its output layer (<see cref="FrozenModel.OutputRowBytes"/>). Then the words and their order are those of the fp32 output
    /// layer on the same h, words of equal logits included: int8 logits rule out, by a certified bound, the words that cannot be among them, and the others are scored again. Probabilities
    /// are softmax over the int8 logits, except that the words shown have their fp32 logits. If no int8 logit is off by more than E, which depends on h and on how the rows were rounded,
    /// they are within factors of e^−E and e^E of fp32's, rounding apart. h itself is that of the int8 layers. <see cref="Logits"/>, <see cref="Probabilities"/>,
    /// <see cref="Probability"/> and <see cref="Sample"/> take the int8 logits as they are.
    /// </remarks>
    public int Suggest(Span<Suggestion> suggestions, WordMask? mask = null)
    {
        using SessionUse.Lease use = SessionUse.Begin(ref _use, SessionCall.Suggest);
        using WeightLease lease = Lease();
        WordMask allowed = WordMask.OrAll(mask, Words);
        if (suggestions.IsEmpty)
        {
            return 0;
        }

        TopSuggestions top = new(suggestions, _state.Screen());
        RunningSoftmax softmax = new();
        LogitBlocks blocks = new(_state, Words.Count);
        while (blocks.MoveNext())
        {
            top.Offer(blocks.Row, softmax.Add(blocks.Row), blocks.FirstWord, allowed);
        }

        return top.Complete(softmax);
    }

    /// <summary>
    /// The most probable words that begin with a prefix, most probable first; of equals, the lower token first. <c>&lt;unk&gt;</c> matches no prefix.
    /// On a frozen model the words that match are all that is computed, some 16 at a time; on live weights, the panels of 16 words that hold one. Those of an int8 model are found as in
    /// <see cref="Suggest"/>.
    /// </summary>
    /// <param name="prefix">
    /// The word begun, as it was typed: it is lower-cased where the tokenizer lower-cases. Where it begins in a text:
    /// <see cref="TextTokenizer.UnfinishedWordStart"/>. An empty prefix asks for <see cref="Suggest"/>; one longer than
    /// <see cref="TextTokenizer.MaxTokenLength"/> matches nothing.
    /// </param>
    /// <param name="suggestions">Receives the words, with their probabilities among the words that match, or over all as <paramref name="options"/> say.</param>
    /// <param name="options">How words match, which probabilities are given, and the mask; <see cref="CompletionOptions.Default"/> when null.</param>
    /// <returns>The number of suggestions: at most as many as match.</returns>
    /// <exception cref="ArgumentException">The mask is of another vocabulary.</exception>
    /// <exception cref="NonFiniteLogitsException">The logits of words that match are NaN or infinite; over all words, those of any.</exception>
    public int Complete(ReadOnlySpan<char> prefix, Span<Suggestion> suggestions, CompletionOptions? options = null)
    {
        options ??= CompletionOptions.Default;
        if (prefix.IsEmpty)
        {
            return Suggest(suggestions, options.Mask);
        }

        using SessionUse.Lease use = SessionUse.Begin(ref _use, SessionCall.Complete);
        using WeightLease lease = Lease();
        WordMask allowed = WordMask.OrAll(options.Mask, Words);
        if (suggestions.IsEmpty || prefix.Length > TextTokenizer.MaxTokenLength)
        {
            return 0;
        }

        ReadOnlySpan<char> spelled = Words.Tokenizer.Normalize(prefix, stackalloc char[TextTokenizer.MaxTokenLength]);
        PrefixMatches matches = new(Words, spelled, options.Matching);
        return Completer.Complete(Bound, _state, matches, options.OverAllWords, allowed, suggestions);
    }

    /// <summary>Continues over another model of the same shape, whose vocabulary is the present one or a longer one that begins with it: see <see cref="RecurrentState.Rebind"/>.</summary>
    internal void Rebind(ServedNetwork bound) => _state.Rebind(bound);

    /// <summary>Keeps weights that may be swapped from changing during one call, and changes over to those that were swapped in before it.</summary>
    private WeightLease Lease()
    {
        if (_serving is null)
        {
            return default;
        }

        WeightLease lease = _serving.Lease();
        if (!ReferenceEquals(lease.Bound, Bound))
        {
            Rebind(lease.Bound!);
        }

        return lease;
    }

    private FeedResult Feed(ReadOnlySpan<char> text, int position, FeedResult before)
    {
        TextTokenizer tokenizer = Words.Tokenizer;
        Span<char> buffer = stackalloc char[TextTokenizer.MaxTokenLength];
        int words = before.Words;
        int unknownWords = before.UnknownWords;
        while (tokenizer.TryRead(text, ref position, buffer, out ReadOnlySpan<char> word))
        {
            // Word by word: the weights may change in between.
            using SessionUse.Lease use = SessionUse.Begin(ref _use, SessionCall.Feed);
            using WeightLease lease = Lease();
            int token = Words.IndexOf(word);
            _state.Feed(token);
            words++;
            unknownWords += token == Vocabulary.Unknown ? 1 : 0;
        }

        return new FeedResult { Words = words, UnknownWords = unknownWords };
    }
}

namespace RnnGen;

/// <summary>
/// One conversation with a model: words go in, the next word comes out. A session is h (and c) of each layer, a little scratch and one block of
/// 256 logits: a few KiB, whatever the vocabulary. Nothing it does allocates. It belongs to one thread at a time.
/// </summary>
/// <remarks>
/// A model of n-grams (<see cref="LossPosition.LastStep"/>) was trained on exactly n = T words from zero state, so its session predicts from the
/// last n words fed; from fewer at the beginning of a text.
/// </remarks>
public sealed class Session
{
    private readonly BoundNetwork _bound;
    private readonly RecurrentState _state;

    internal Session(BoundNetwork bound)
    {
        _bound = bound;
        _state = new RecurrentState(bound, LogitBlocks.BlockFloats);
    }

    /// <summary>The words of the model.</summary>
    public Vocabulary Vocabulary => _bound.Vocabulary;

    /// <summary>Bytes of state and scratch: the state's own, 1 KiB of logits, and for a model of n-grams its last n words.</summary>
    public int SizeInBytes => _state.SizeInBytes;

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
    /// <param name="text">Any text; it ends behind its last word.</param>
    /// <returns>The number of words read.</returns>
    public int Feed(ReadOnlySpan<char> text)
    {
        Tokenizer tokenizer = Vocabulary.Tokenizer;
        Span<char> buffer = stackalloc char[Tokenizer.MaxTokenLength];
        int position = 0;
        int words = 0;
        while (tokenizer.TryRead(text, ref position, buffer, out ReadOnlySpan<char> word))
        {
            _state.Feed(Vocabulary.IndexOf(word));
            words++;
        }

        return words;
    }

    /// <summary>
    /// The most probable next words with their probabilities, most probable first; of equals, the lower token first. <c>&lt;unk&gt;</c> is never
    /// suggested, but has its share of the probability.
    /// </summary>
    /// <param name="suggestions">Receives the words; its length is the k of top-k.</param>
    /// <returns>The number of suggestions: min(k, <c>Vocabulary.Count</c> − 1), fewer only where the model's logits are not finite.</returns>
    public int Suggest(Span<Suggestion> suggestions)
    {
        int count = Math.Min(suggestions.Length, Vocabulary.Count - 1);
        if (count == 0)
        {
            return 0;
        }

        TopSuggestions top = new(suggestions[..count]);
        RunningSoftmax softmax = new();
        LogitBlocks blocks = new(_state, Vocabulary.Count);
        while (blocks.MoveNext())
        {
            softmax.Add(blocks.Logits);
            if (blocks.FirstWord == 0)
            {
                blocks.Logits[Vocabulary.Unknown] = float.NegativeInfinity;
            }

            top.Offer(blocks.Logits, blocks.FirstWord);
        }

        return top.Complete(softmax);
    }

    /// <summary>The logits Why·h + by of the next word.</summary>
    /// <param name="logits">Receives <c>Vocabulary.Count</c> values, <c>&lt;unk&gt;</c> first; what lies behind them is left alone.</param>
    /// <exception cref="ArgumentException"><paramref name="logits"/> is shorter than the vocabulary.</exception>
    public void Logits(Span<float> logits) => CopyLogits(logits);

    /// <summary>The probabilities softmax(Why·h + by) of the next word; they sum to 1, <c>&lt;unk&gt;</c> included.</summary>
    /// <param name="probabilities">Receives <c>Vocabulary.Count</c> values, <c>&lt;unk&gt;</c> first; what lies behind them is left alone.</param>
    /// <exception cref="ArgumentException"><paramref name="probabilities"/> is shorter than the vocabulary.</exception>
    public void Probabilities(Span<float> probabilities)
    {
        RunningSoftmax softmax = CopyLogits(probabilities);
        softmax.Normalize(probabilities[..Vocabulary.Count]);
    }

    /// <summary>Draws the next word from softmax(logits / temperature) over the known words; <c>&lt;unk&gt;</c> is never drawn.</summary>
    /// <param name="temperature">1 draws as the model predicts, less draws the probable more often; 0 takes the most probable word and draws nothing.</param>
    /// <param name="random">Where the draw comes from; advanced by one number per 256 words of the vocabulary.</param>
    /// <returns>The word; it is not fed.</returns>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="temperature"/> is negative or not finite.</exception>
    /// <exception cref="InvalidOperationException">The vocabulary holds nothing but <c>&lt;unk&gt;</c>, or the model's logits are not numbers.</exception>
    public int Sample(float temperature, ref RandomSource random)
    {
        if (!float.IsFinite(temperature) || temperature < 0)
        {
            throw new ArgumentOutOfRangeException(nameof(temperature), temperature, $"The temperature is {temperature}, but must be 0 or a positive finite number.");
        }

        int token = temperature == 0 ? MostProbable() : Sampler.Sample(_state, Vocabulary.Count, temperature, ref random);
        return token >= 0
            ? token
            : throw new InvalidOperationException($"There is no word to draw: the vocabulary holds {Vocabulary.Count} words, <unk> included, or the model's logits are not numbers.");
    }

    private int MostProbable()
    {
        Suggestion best = default;
        return Suggest(new Span<Suggestion>(ref best)) == 1 ? best.Token : -1;
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
            softmax.Add(blocks.Logits);
            blocks.WordLogits.CopyTo(logits[blocks.FirstWord..]);
        }

        return softmax;
    }
}

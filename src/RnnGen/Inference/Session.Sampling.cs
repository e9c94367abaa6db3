namespace RnnGen;

public sealed partial class Session
{
    /// <summary>Draws the next word; <c>&lt;unk&gt;</c> is never drawn. The same seed gives the same word wherever the logits are the same bits.</summary>
    /// <param name="options">How it is drawn.</param>
    /// <param name="random">
    /// Where the draw comes from; advanced by one number per 1,024 words of the vocabulary, or, with top-k or top-p, per 512 words that are left to draw from.
    /// </param>
    /// <returns>The word; it is not fed.</returns>
    /// <exception cref="ArgumentException">The mask is of another vocabulary.</exception>
    /// <exception cref="InvalidOperationException">No word may be drawn.</exception>
    /// <exception cref="NonFiniteLogitsException">The model's logits are NaN or infinite.</exception>
    public int Sample(SamplingOptions options, ref RandomSource random)
    {
        ArgumentNullException.ThrowIfNull(options);
        Span<int> recent = stackalloc int[RecentWords.RepetitionWindow];
        using SessionUse.Lease use = SessionUse.Begin(ref _use, SessionCall.Sample);
        using WeightLease lease = Lease();
        WordMask allowed = WordMask.OrAll(options.Mask, Words);
        int repeated = options.RepetitionPenalty == 1 ? 0 : _state.Recent.CopyDistinct(recent);
        LogitRules rules = new(allowed, options.RepetitionPenalty, recent[..repeated]);
        LogitBlocks blocks = new(_state, Words.Count);
        int token = options.Temperature == 0 ? MostProbable(blocks, rules, allowed)
            : options.TopK == 0 && options.TopP == 1 ? Sampler.Sample(blocks, rules, options.Temperature, ref random)
            : new RankedSampler(blocks, rules, options, _ranks).Sample(ref random);
        return token >= 0 ? token
            : allowed.Count > 0 ? throw new NonFiniteLogitsException()
            : throw new InvalidOperationException($"There is no word to draw: the mask allows {allowed.Count} of {Words.Count} words.");
    }

    /// <summary>Continues the conversation: draws a word, reads it, draws the next.</summary>
    /// <param name="tokens">Receives the words, as many as it is long.</param>
    /// <param name="options">How each is drawn.</param>
    /// <param name="random">Where the draws come from.</param>
    /// <exception cref="ArgumentException">The mask is of another vocabulary.</exception>
    /// <exception cref="InvalidOperationException">No word may be drawn.</exception>
    /// <exception cref="NonFiniteLogitsException">The model's logits are NaN or infinite; the words drawn before are read.</exception>
    public void Generate(Span<int> tokens, SamplingOptions options, ref RandomSource random)
    {
        foreach (ref int token in tokens)
        {
            token = Sample(options, ref random);
            Feed(token);
        }
    }

    /// <summary>Continues the conversation as text: draws words, reads them and puts them together, until the next one does not fit.</summary>
    /// <param name="text">Receives the text.</param>
    /// <param name="composer">The text that this continues, such as <c>new TextComposer(Vocabulary.Tokenizer, prompt)</c>; moves on.</param>
    /// <param name="options">How each word is drawn.</param>
    /// <param name="random">Where the draws come from; that of the word that did not fit, and was not read, is spent.</param>
    /// <returns>The number of characters written.</returns>
    /// <exception cref="ArgumentException">The mask is of another vocabulary.</exception>
    /// <exception cref="InvalidOperationException">No word may be drawn, or the composer is <c>default</c>.</exception>
    /// <exception cref="NonFiniteLogitsException">The model's logits are NaN or infinite; the words drawn before are read.</exception>
    public int Generate(Span<char> text, ref TextComposer composer, SamplingOptions options, ref RandomSource random)
    {
        int length = 0;
        while (true)
        {
            int token = Sample(options, ref random);
            if (!composer.TryAppend(Words[token], text[length..], out int written))
            {
                return length;
            }

            length += written;
            Feed(token);
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
}

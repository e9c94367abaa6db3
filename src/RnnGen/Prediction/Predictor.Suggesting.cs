namespace RnnGen;

/// <content>Suggestions and probabilities.</content>
public sealed partial class Predictor
{
    /// <summary>Words of the companion that are looked at, whether the other sources think of them or not.</summary>
    private const int CompanionWords = 64;

    /// <summary>p(word | the words so far), in [0, 1]. That of <c>&lt;unk&gt;</c> is what is left for all words that are neither the model's nor the user's own.</summary>
    /// <param name="token">The word: of the vocabulary, or one of the user's own that was suggested.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="token"/> is no word.</exception>
    /// <exception cref="NonFiniteLogitsException">The network's logits are NaN or infinite.</exception>
    public double Probability(int token)
    {
        using SessionUse.Lease use = SessionUse.Begin(ref Profile.Use, SessionCall.Probability);
        ThrowIfNotAWord(token);
        PredictionScratch scratch = Predict();
        Mixed mixed = Mix(scratch);
        if (token < Vocabulary.Count)
        {
            return token == Vocabulary.Unknown ? mixed.OtherWords : WordProbability(scratch, mixed, token);
        }

        return OwnProbability(scratch, mixed, _own.Numbers.IndexOf(NumberOf(token)));
    }

    /// <summary>ln p(word | the words so far) of any word, also of one that nobody has written yet: its share of <c>&lt;unk&gt;</c> goes by its letters.</summary>
    /// <param name="word">The word as people write it; one word for the tokenizer.</param>
    /// <exception cref="ArgumentException">The word is empty, longer than <see cref="TextTokenizer.MaxTokenLength"/>, or no word or several for the tokenizer.</exception>
    /// <exception cref="NonFiniteLogitsException">The network's logits are NaN or infinite.</exception>
    public double LogProbability(ReadOnlySpan<char> word)
    {
        ReadOnlySpan<char> read = Vocabulary.TryGetIndex(word, out int token) ? Vocabulary[token] : SingleWord.Read(Vocabulary.Tokenizer, word, stackalloc char[TextTokenizer.MaxTokenLength], out _);
        using SessionUse.Lease use = SessionUse.Begin(ref Profile.Use, SessionCall.Probability);
        Predict();
        ReadOnlySpan<char> spelling = Profile.SpellToken(read, stackalloc char[TextTokenizer.MaxTokenLength]);
        Span<double> probabilities = stackalloc double[_sources.Length];
        double logScale = Weigh(Find(read, spelling), spelling, probabilities, out double logNetwork);
        return _mixture.LogProbability(_bucket, probabilities, logNetwork, logScale);
    }

    /// <inheritdoc/>
    /// <remarks>The user's own words are among them. A mask is about the vocabulary's words alone.</remarks>
    public int Suggest(Span<Suggestion> suggestions, WordMask? mask = null)
    {
        using SessionUse.Lease use = SessionUse.Begin(ref Profile.Use, SessionCall.Suggest);
        WordMask allowed = _never.Restrict(mask);
        if (suggestions.IsEmpty)
        {
            return 0;
        }

        PredictionScratch scratch = Predict();
        Mixed mixed = Mix(scratch);
        SuggestionHeap ranked = new(suggestions);
        if (_companion is null)
        {
            ranked.Offer(new LogitRow(Score(scratch, mixed)), allowed);
        }
        else
        {
            OfferWithCompanion(ref ranked, scratch, mixed, wanted: suggestions.Length, allowed);
        }

        for (int i = 0; i < _own.Count; i++)
        {
            OfferOwn(ref ranked, i, OwnProbability(scratch, mixed, i));
        }

        return ranked.Complete();
    }

    /// <summary>Offers one of the user's own words, unless it is never to be suggested: few need to be looked up, since few are among the most probable.</summary>
    private void OfferOwn(scoped ref SuggestionHeap ranked, int index, double probability)
    {
        Suggestion word = new(OwnToken(_own.Numbers[index]), (float)probability);
        if (ranked.Takes(word) && _never.Allows(Profile.Table.Spelling(_own.Numbers[index])))
        {
            ranked.Offer(word);
        }
    }

    private Span<float> Score(PredictionScratch scratch, scoped in Mixed mixed)
    {
        Span<float> scores = scratch.Score((float)mixed.Scale, (float)_logSumExp, _counts.AsSpan(0, Padded(Vocabulary.Count)), (float)mixed.Counts);
        if (_adaptation is not null)
        {
            PredictionScratch.AddTo(scores, _adaptation.Predicted, (float)mixed.Adaptation);
        }

        return scores;
    }

    /// <summary>
    /// Offers the words whose probability is above what any other has. Words that are neither among the first without the companion nor among the companion's first are out of reach: what the one gives its last word
    /// and the other its last one is less than the probability of the word that they would have to replace. Where it is not, more words are looked at.
    /// </summary>
    private void OfferWithCompanion(scoped ref SuggestionHeap ranked, PredictionScratch scratch, in Mixed mixed, int wanted, WordMask allowed)
    {
        Span<float> scores = Score(scratch, mixed);
        for (int looked = Math.Max(2 * wanted, CompanionWords); looked < Vocabulary.Count; looked *= 4)
        {
            Suggestion[] rented = System.Buffers.ArrayPool<Suggestion>.Shared.Rent(2 * looked);
            try
            {
                SuggestionHeap others = new(rented.AsSpan(0, looked));
                others.Offer(new LogitRow(scores), allowed);
                Suggestion last = others.IsFull ? others.Last : default;
                Span<Suggestion> companions = rented.AsSpan(looked, looked);
                companions = companions[.._companion!.Suggest(companions, allowed)];
                ranked.Clear();
                foreach (Suggestion word in rented.AsSpan(0, others.Count))
                {
                    ranked.Offer(word with { Probability = (float)WordProbability(scratch, mixed, word.Token) });
                }

                foreach (Suggestion word in companions)
                {
                    // All that do not go after the last of the others are among them.
                    if (others.IsFull && SuggestionHeap.GoesBefore(last, new Suggestion(word.Token, scores[word.Token])))
                    {
                        ranked.Offer(word with { Probability = (float)WordProbability(scratch, mixed, word.Token) });
                    }
                }

                double bound = companions.Length < looked ? 0 : mixed.Companion * companions[^1].Probability;
                if (ranked.IsFull && ranked.Last.Probability >= bound + last.Probability)
                {
                    return;
                }
            }
            finally
            {
                System.Buffers.ArrayPool<Suggestion>.Shared.Return(rented);
            }
        }

        ranked.Clear();
        for (int token = 0; token < Vocabulary.Count; token++)
        {
            if (allowed.AllowsWord(token))
            {
                ranked.Offer(new Suggestion(token, (float)WordProbability(scratch, mixed, token)));
            }
        }
    }
}

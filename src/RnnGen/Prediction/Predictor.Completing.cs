namespace RnnGen;

/// <content>Completions of a word begun.</content>
public sealed partial class Predictor
{
    /// <summary>Of matching words that have less in all, a float does not hold the shares.</summary>
    private const double LeastTotal = 1e-30;

    /// <inheritdoc/>
    /// <remarks>The user's own words are among them. It takes the time of <see cref="Suggest"/>, whatever probabilities are asked for; further letters of the same word take little more than the words that match.</remarks>
    public int Complete(ReadOnlySpan<char> prefix, Span<Suggestion> suggestions, CompletionOptions? options = null)
    {
        options ??= CompletionOptions.Default;
        if (prefix.IsEmpty)
        {
            return Suggest(suggestions, options.Mask);
        }

        using SessionUse.Lease use = SessionUse.Begin(ref Profile.Use, SessionCall.Complete);
        WordMask allowed = _never.Restrict(options.Mask);
        if (suggestions.IsEmpty || prefix.Length > TextTokenizer.MaxTokenLength)
        {
            return 0;
        }

        PredictionScratch scratch = Predict();
        Mixed mixed = Mix(scratch);
        Span<char> buffer = stackalloc char[TextTokenizer.MaxTokenLength];
        Span<char> ownBuffer = stackalloc char[TextTokenizer.MaxTokenLength];
        Span<char> foldedBuffer = stackalloc char[LetterFolding.MaxExpansion * TextTokenizer.MaxTokenLength];
        ReadOnlySpan<char> begun = Profile.Spell(prefix, ownBuffer);
        Matches matches = new(new WordsWithPrefix(Vocabulary, prefix, options.Matching, buffer), new OwnWordMatch(begun, options.Matching, foldedBuffer), Profile.Table, begun.IsEmpty ? [] : _own.Numbers);
        SuggestionHeap ranked = new(suggestions);
        double total = Offer(ref ranked, matches, allowed, scratch, mixed, divisor: 1);
        if (options.OverAllWords)
        {
            return ranked.Complete();
        }

        if (total < LeastTotal)
        {
            // Their shares are told by the probabilities as they are; where those are 0 even so, by the logits alone.
            ranked.Clear();
            total = total > 0
                ? Offer(ref ranked, matches, allowed, scratch, mixed, divisor: total)
                : Offer(ref ranked, matches, allowed, scratch, mixed, divisor: 1, LargestLogit(matches, scratch));
        }

        int count = ranked.Complete();
        foreach (ref Suggestion suggestion in suggestions[..count])
        {
            suggestion = suggestion with { Probability = (float)(suggestion.Probability / total) };
        }

        return count;
    }

    /// <summary>Offers the words that match.</summary>
    /// <param name="ranked">Receives them.</param>
    /// <param name="matches">The words.</param>
    /// <param name="allowed">Those of the vocabulary that may be suggested.</param>
    /// <param name="scratch">The prediction.</param>
    /// <param name="mixed">The sources, added up.</param>
    /// <param name="divisor">What their weights are divided by.</param>
    /// <param name="reference">The logit whose word has the weight 1; NaN where weights are the probabilities.</param>
    /// <returns>The sum of the weights, words that may not be suggested included.</returns>
    private double Offer(scoped ref SuggestionHeap ranked, scoped Matches matches, WordMask allowed, PredictionScratch scratch, in Mixed mixed, double divisor, double reference = double.NaN)
    {
        double total = 0;
        foreach (int match in matches)
        {
            double weight = !double.IsNaN(reference) ? PortableMath.Exp(LogitOf(match, scratch) - reference)
                : match >= 0 ? WordProbability(scratch, mixed, match)
                : OwnProbability(scratch, mixed, ~match);
            weight /= divisor;
            total += weight;
            if (match < 0)
            {
                OfferOwn(ref ranked, ~match, weight);
            }
            else if (allowed.AllowsWord(match))
            {
                ranked.Offer(new Suggestion(match, (float)weight));
            }
        }

        return total;
    }

    private double LargestLogit(scoped Matches matches, PredictionScratch scratch)
    {
        double largest = double.NegativeInfinity;
        foreach (int match in matches)
        {
            largest = Math.Max(largest, LogitOf(match, scratch));
        }

        return largest;
    }

    /// <summary>The network's logit of a word; of one of the user's own, with its share of <c>&lt;unk&gt;</c>.</summary>
    private double LogitOf(int match, PredictionScratch scratch) => match >= 0
        ? scratch.Logits[match]
        : scratch.Logits[Vocabulary.Unknown] + PortableMath.Log((OwnShare * _own.Weights[~match] / _own.TotalWeight) + ((1 - OwnShare) * _own.Spellings[~match]));

    /// <summary>The words that begin with a prefix: tokens of the vocabulary, then ~i of the user's own word i.</summary>
    private ref struct Matches(WordsWithPrefix words, OwnWordMatch own, ProfileWords table, ReadOnlySpan<int> numbers)
    {
        private readonly OwnWordMatch _own = own;
        private readonly ProfileWords _table = table;
        private readonly ReadOnlySpan<int> _numbers = numbers;
        private WordsWithPrefix.Enumerator _words = words.GetEnumerator();
        private int _next;

        public int Current { get; private set; }

        public readonly Matches GetEnumerator() => this;

        public bool MoveNext()
        {
            if (_words.MoveNext())
            {
                Current = _words.Current;
                return true;
            }

            while (_next < _numbers.Length)
            {
                int i = _next++;
                if (_own.Includes(_table.Spelling(_numbers[i])))
                {
                    Current = ~i;
                    return true;
                }
            }

            return false;
        }
    }
}

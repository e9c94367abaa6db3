namespace RnnGen;

/// <summary>
/// Draws from the k most probable words, or from the nucleus: exact, in memory that does not grow with the vocabulary. One pass ranks as many words as
/// the scratch holds; further passes, for the ranks after those, follow only while neither k nor the nucleus is reached. The draw is a reservoir
/// over these chunks: a chunk replaces the choice so far with probability (its weight / weight of all chunks up to it).
/// </summary>
internal readonly ref struct RankedSampler
{
    /// <summary>Words ranked in one pass; of a large vocabulary the nucleus rarely holds more.</summary>
    public const int ChunkWords = 512;

    private readonly LogitBlocks _start;
    private readonly LogitRules _rules;
    private readonly SamplingOptions _options;
    private readonly Span<ulong> _scratch;

    /// <summary>Prepares a draw.</summary>
    /// <param name="start">A pass that has not begun; each pass is a copy of it.</param>
    /// <param name="rules">Penalty and mask.</param>
    /// <param name="options">Temperature, above 0, k and p.</param>
    /// <param name="scratch">Room for the keys of the words ranked in one pass; at least 1.</param>
    public RankedSampler(LogitBlocks start, LogitRules rules, SamplingOptions options, Span<ulong> scratch)
    {
        _start = start;
        _rules = rules;
        _options = options;
        _scratch = scratch;
    }

    private bool IsNucleus => _options.TopP < 1;

    private int Limit => _options.TopK == 0 ? int.MaxValue : _options.TopK;

    /// <summary>Draws a word; −1 when no word has weight.</summary>
    public int Sample(ref RandomSource random)
    {
        Span<ulong> words = Rank(0, Limit, sums: IsNucleus && _options.TopK == 0, out double weightOfAll);
        if (words.IsEmpty || double.IsNaN(weightOfAll))
        {
            return -1;
        }

        float maximum = RankKey.Logit(words[0]);
        double enough = !IsNucleus ? double.PositiveInfinity
            : _options.TopP * (_options.TopK == 0 ? weightOfAll : WeightOfTopK(ref words, maximum));
        int chosen = -1;
        int remaining = Limit;
        double total = 0;
        while (true)
        {
            ulong last = words[^1];
            double weight = 0;
            int kept = 0;
            for (; kept < words.Length && total + weight < enough; kept++)
            {
                float wordWeight = Weight(words[kept], maximum);
                weight += wordWeight;
                words[kept] = Weighted(wordWeight, RankKey.Token(words[kept]));
            }

            total += weight;
            remaining -= kept;
            double threshold = random.NextDouble() * total;
            if (threshold < weight)
            {
                chosen = Invert(words[..kept], threshold);
            }

            if (total >= enough || remaining == 0 || words.Length < _scratch.Length)
            {
                return chosen;
            }

            words = Rank(last, remaining, sums: false, out _);
            if (words.IsEmpty)
            {
                return chosen;
            }
        }
    }

    /// <summary>The weight of the k most probable words; <paramref name="words"/>, the first of them, stay or are ranked again.</summary>
    private double WeightOfTopK(ref Span<ulong> words, float maximum)
    {
        double weight = 0;
        int remaining = Limit;
        Span<ulong> chunk = words;
        while (true)
        {
            foreach (ulong word in chunk)
            {
                weight += Weight(word, maximum);
            }

            remaining -= chunk.Length;
            if (remaining == 0 || chunk.Length < _scratch.Length)
            {
                break;
            }

            chunk = Rank(chunk[^1], remaining, sums: false, out _);
            words = default;
        }

        if (words.IsEmpty)
        {
            words = Rank(0, Limit, sums: false, out _);
        }

        return weight;
    }

    /// <summary>One pass: the most probable words after one, at most <paramref name="limit"/>, and the weight of all words if asked for.</summary>
    private Span<ulong> Rank(ulong after, int limit, bool sums, out double weightOfAll)
    {
        RankedWords ranked = new(_scratch[..Math.Min(limit, _scratch.Length)], after);
        RunningWeight weight = new(_options.Temperature);
        LogitBlocks blocks = _start;
        while (blocks.MoveNext())
        {
            _rules.Apply(blocks);
            ranked.Offer(blocks.Logits, blocks.FirstWord);
            if (sums)
            {
                weight.Add(blocks.Logits);
            }
        }

        weightOfAll = weight.Total;
        return ranked.Sort();
    }

    private float Weight(ulong key, float maximum) => LogitVectors.Exp((RankKey.Logit(key) - maximum) / _options.Temperature);

    /// <summary>A word with its weight in place of its logit.</summary>
    private static ulong Weighted(float weight, int token) => ((ulong)BitConverter.SingleToUInt32Bits(weight) << 32) | (uint)token;

    /// <summary>The first word whose cumulative weight exceeds <paramref name="threshold"/>; by rounding, the last one with weight.</summary>
    private static int Invert(ReadOnlySpan<ulong> weightedWords, double threshold)
    {
        int chosen = RankKey.Token(weightedWords[0]);
        double cumulative = 0;
        foreach (ulong word in weightedWords)
        {
            float weight = BitConverter.UInt32BitsToSingle((uint)(word >> 32));
            if (weight > 0)
            {
                chosen = RankKey.Token(word);
                cumulative += weight;
                if (cumulative > threshold)
                {
                    break;
                }
            }
        }

        return chosen;
    }
}

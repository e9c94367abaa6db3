namespace RnnGen.NGrams.Tests;

/// <summary>The equations of interpolated modified Kneser-Ney smoothing, looked up in dictionaries of n-grams and summed anew for every probability.</summary>
internal sealed class NaiveKneserNey
{
    private readonly int _vocabularySize;

    // [n]: the counts of the n-grams, by context and word.
    private readonly Dictionary<string, Dictionary<int, int>>[] _counts;
    private readonly double[][] _discounts;

    public NaiveKneserNey(int[] tokens, int order, int vocabularySize)
    {
        _vocabularySize = vocabularySize;
        _counts = new Dictionary<string, Dictionary<int, int>>[order + 1];
        _discounts = new double[order + 1][];
        for (int n = 1; n <= order; n++)
        {
            // Below the order, an n-gram counts once for each word before it: as often as it ends a different (n + 1)-gram.
            int length = n == order ? n : n + 1;
            IEnumerable<int[]> nGrams = Enumerable.Range(0, tokens.Length - length + 1).Select(i => tokens[i..(i + length)]);
            IEnumerable<int[]> counted = n == order ? nGrams : nGrams.DistinctBy(Key).Select(nGram => nGram[1..]);
            _counts[n] = counted.GroupBy(nGram => Key(nGram[..^1])).ToDictionary(group => group.Key, group => group.CountBy(nGram => nGram[^1]).ToDictionary());
            _discounts[n] = Discounts([.. _counts[n].Values.SelectMany(words => words.Values)]);
        }

        _discounts[1] = [0.5, 0.5, 0.5];
    }

    /// <summary>p(word | context), of a context shorter than the order.</summary>
    public double Probability(int[] context, int word)
    {
        double shorter = context.Length == 0 ? 1.0 / _vocabularySize : Probability(context[1..], word);
        int n = context.Length + 1;
        if (!_counts[n].TryGetValue(Key(context), out Dictionary<int, int>? words))
        {
            return shorter;
        }

        int count = words.GetValueOrDefault(word);
        double own = count == 0 ? 0 : count - Discount(n, count);
        return (own + (words.Values.Sum(other => Discount(n, other)) * shorter)) / words.Values.Sum();
    }

    private double Discount(int n, int count) => _discounts[n][Math.Min(count, 3) - 1];

    private static double[] Discounts(int[] counts)
    {
        double[] with = [.. Enumerable.Range(0, 5).Select(k => (double)counts.Count(count => count == k))];
        double y = with[1] / (with[1] + (2 * with[2]));
        double[] discounts = [1 - (2 * y * with[2] / with[1]), 2 - (3 * y * with[3] / with[2]), 3 - (4 * y * with[4] / with[3])];
        bool areValid = discounts.Index().All(discount => discount.Item >= 0 && discount.Item <= discount.Index + 1);
        return areValid ? discounts : [0.5, 1, 1.5];
    }

    private static string Key(int[] words) => string.Join(' ', words);
}

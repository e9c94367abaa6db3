namespace RnnGen.Tests;

public sealed class UserNGramsTests
{
    /// <summary>Against counts kept in dictionaries.</summary>
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public void Probabilities_are_those_of_interpolated_Kneser_Ney(int seed)
    {
        Random random = new(seed);
        UserNGrams nGrams = new(capacity: 5000);
        List<int> text = [.. Enumerable.Repeat(UserNGrams.Begin, UserNGrams.Order - 1)];
        Dictionary<string, Dictionary<int, int>> counts = [];
        for (int i = 0; i < 800; i++)
        {
            text.Add(random.Next(3) == 0 ? UserNGrams.Unknown : UserNGrams.FirstWord + random.Next(8));
            nGrams.Add(text.TakeLast(UserNGrams.Order).ToArray(), count: 1, lastUse: i);
            Count(counts, [.. text.TakeLast(UserNGrams.Order)]);
        }

        int[] contexts = new int[UserNGrams.Order];
        for (int i = UserNGrams.Order; i < text.Count; i += 7)
        {
            int[] recent = [.. text.GetRange(i - UserNGrams.Order + 1, UserNGrams.Order - 1)];
            int longest = nGrams.FindContexts(recent, contexts);
            foreach (int word in Enumerable.Range(0, 12))
            {
                double own = 0;
                double left = 1;
                for (int length = longest; length >= 0; length--)
                {
                    if (contexts[length] >= 0)
                    {
                        own += left * nGrams.OwnOf(contexts[length], word);
                        left *= nGrams.Left(contexts[length]);
                    }
                }

                Assert.Equal(Expected(counts, recent, word), own + left, 1e-12);
            }
        }
    }

    [Fact]
    public void The_least_used_are_forgotten_first()
    {
        UserNGrams nGrams = new(capacity: 16);
        for (int i = 0; !nGrams.IsFull; i++)
        {
            int word = UserNGrams.FirstWord + i;
            nGrams.Add([word, word, word, word, word], count: i % 4 == 0 ? 5 : 1, lastUse: i + 1);
        }

        int before = nGrams.Count;
        nGrams.ForgetLeastUsed();

        int[] left = [.. Enumerable.Range(0, nGrams.Count).Select(i => nGrams[i].Words.Span[0] - UserNGrams.FirstWord)];
        int[] gone = [.. Enumerable.Range(0, before).Except(left)];
        Assert.Equal((before + 3) / 4, gone.Length);
        Assert.All(gone, i => Assert.NotEqual(0, i % 4));
        Assert.Equal([.. Enumerable.Range(0, before).Where(i => i % 4 != 0).Take(gone.Length)], gone);
    }

    /// <summary>Counts of the longest n-grams, and of shorter ones how many words they were seen after.</summary>
    private static void Count(Dictionary<string, Dictionary<int, int>> counts, int[] nGram)
    {
        for (int start = 0; start < nGram.Length; start++)
        {
            string context = string.Join(' ', nGram[start..^1]);
            Dictionary<int, int> words = counts.TryGetValue(context, out Dictionary<int, int>? found) ? found : counts[context] = [];
            bool isNew = !words.ContainsKey(nGram[^1]);
            words[nGram[^1]] = words.GetValueOrDefault(nGram[^1]) + 1;
            if (!isNew)
            {
                return;
            }
        }
    }

    /// <summary>p with 1 below the empty context.</summary>
    private static double Expected(Dictionary<string, Dictionary<int, int>> counts, int[] recent, int word)
    {
        double shorter = recent.Length == 0 ? 1 : Expected(counts, recent[1..], word);
        if (!counts.TryGetValue(string.Join(' ', recent), out Dictionary<int, int>? words))
        {
            return shorter;
        }

        double total = words.Values.Sum();
        return (Math.Max(words.GetValueOrDefault(word) - UserNGrams.Discount, 0) / total) + (UserNGrams.Discount * words.Count / total * shorter);
    }
}

using System.Runtime.InteropServices;

namespace RnnGen;

/// <summary>How often each word stands in a text.</summary>
internal static class WordCounts
{
    /// <summary>The most frequent words of a text but for <c>&lt;unk&gt;</c>, most frequent first; of equals, by code points.</summary>
    /// <param name="tokenizer">Cuts the text.</param>
    /// <param name="text">The text.</param>
    /// <param name="most">How many, at most.</param>
    /// <exception cref="ArgumentException">The text has no words, or holds NUL.</exception>
    public static IEnumerable<string> MostFrequent(TextTokenizer tokenizer, string text, int most)
    {
        Dictionary<string, int> counts = Of(tokenizer, text);
        if (counts.Count == 0)
        {
            throw new ArgumentException($"The text ({text.Length} characters) has no words to build a vocabulary of.", nameof(text));
        }

        counts.Remove(Vocabulary.UnknownWord);
        KeyValuePair<string, int>[] byFrequency = [.. counts];
        Array.Sort(byFrequency, static (x, y) =>
            x.Value != y.Value ? y.Value.CompareTo(x.Value) : CodePointComparer.Instance.Compare(x.Key, y.Key));
        return byFrequency.Take(most).Select(word => word.Key);
    }

    private static Dictionary<string, int> Of(TextTokenizer tokenizer, string text)
    {
        int nul = text.IndexOf('\0', StringComparison.Ordinal);
        if (nul >= 0)
        {
            throw new ArgumentException($"The text holds NUL, at position {nul}: it was read in another encoding than it was written in, or is no text.", nameof(text));
        }

        Dictionary<string, int> counts = new(StringComparer.Ordinal);
        Dictionary<string, int>.AlternateLookup<ReadOnlySpan<char>> lookup = counts.GetAlternateLookup<ReadOnlySpan<char>>();
        TokenReader reader = new(tokenizer, text, stackalloc char[TextTokenizer.MaxTokenLength]);
        while (reader.TryRead(out ReadOnlySpan<char> word))
        {
            CollectionsMarshal.GetValueRefOrAddDefault(lookup, word, out _)++;
        }

        if (tokenizer.IsRunningText)
        {
            UniteApostrophes(counts);
        }

        return counts;
    }

    /// <summary>Makes one word of those that differ in their apostrophes alone, and spells all of them as the majority in the text is.</summary>
    private static void UniteApostrophes(Dictionary<string, int> counts)
    {
        KeyValuePair<string, int>[] words = [.. counts.Where(word => Apostrophes.IndexIn(word.Key) >= 0)];
        if (words.Length == 0)
        {
            return;
        }

        // Of as many, the plain one.
        char sign = words
            .GroupBy(word => Apostrophes.LastIn(word.Key), word => (long)word.Value)
            .MaxBy(words => (words.Sum(), words.Key == Apostrophes.Plain))!.Key;
        foreach ((string word, int count) in words)
        {
            // Not every sign is one word with what surrounds it: two of them in a row are, or are not.
            string spelled = Apostrophes.Replace(word, sign);
            if (spelled != word && WordBoundaries.NextAfter(spelled) == spelled.Length)
            {
                counts.Remove(word);
                CollectionsMarshal.GetValueRefOrAddDefault(counts, spelled, out _) += count;
            }
        }
    }
}

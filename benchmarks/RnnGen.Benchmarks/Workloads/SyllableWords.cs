using System.Text;

namespace RnnGen.Benchmarks;

/// <summary>
/// Made-up words that begin and end like those of a natural language, so that a two-letter prefix matches as many of them as in a dictionary: of 10,000 words,
/// some 160 (in a Spanish novel: 159). The frequent words are short. The words are distinct and always the same.
/// </summary>
internal static class SyllableWords
{
    private const ulong Seed = 7;

    private static readonly WeightedChoice Onsets = new(
        ("", 23), ("c", 12), ("p", 7), ("pr", 3), ("d", 9), ("s", 7), ("m", 7), ("t", 5), ("tr", 1), ("r", 6), ("v", 5), ("l", 5), ("h", 4), ("f", 3),
        ("b", 3), ("g", 2), ("n", 2), ("j", 1));

    private static readonly WeightedChoice Vowels = new(("a", 27), ("e", 27), ("o", 22), ("i", 15), ("u", 9));
    private static readonly WeightedChoice Codas = new(("", 58), ("n", 13), ("s", 14), ("r", 10), ("l", 5));

    /// <summary>Creates the first <paramref name="count"/> words, the most frequent first.</summary>
    public static string[] Create(int count)
    {
        RandomSource random = new(Seed);
        HashSet<string> known = new(count);
        string[] words = new string[count];
        for (int rank = 0; rank < count; rank++)
        {
            words[rank] = NewWord(rank, known, ref random);
        }

        return words;
    }

    private static string NewWord(int rank, HashSet<string> known, ref RandomSource random)
    {
        // One or two syllables among the first hundred, two to four after the first thousand; longer once the short ones are used up.
        int shortest = rank < 100 ? 1 : 2;
        int longest = rank < 100 ? 2 : rank < 1000 ? 3 : 4;
        string word = Compose(shortest + random.NextInt32(longest - shortest + 1), ref random);
        while (!known.Add(word))
        {
            word += Compose(syllables: 1, ref random);
        }

        return word;
    }

    private static string Compose(int syllables, ref RandomSource random)
    {
        StringBuilder word = new();
        for (int syllable = 0; syllable < syllables; syllable++)
        {
            word.Append(Onsets.Next(ref random)).Append(Vowels.Next(ref random)).Append(Codas.Next(ref random));
        }

        return word.ToString();
    }
}

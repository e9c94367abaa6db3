using System.Globalization;
using System.Text;

namespace RnnGen.Tests;

/// <summary>Random words of few letters with accents, and what begins with what by the definition: decompose, drop the marks, lower-case.</summary>
internal static class AccentedWords
{
    // A letter, and its decomposition spelled out, since the globalization data that string.Normalize needs may be absent.
    private static readonly Dictionary<char, string> Decompositions = new()
    {
        ['á'] = "a\u0301", ['Á'] = "A\u0301", ['ñ'] = "n\u0303", ['Ñ'] = "N\u0303", ['ü'] = "u\u0308", ['ế'] = "e\u0302\u0301", ['ё'] = "е\u0308", ['ά'] = "α\u0301",
        ['é'] = "e\u0301", ['É'] = "E\u0301", ['ń'] = "n\u0301", ['Ń'] = "N\u0301", ['ú'] = "u\u0301", ['ǘ'] = "u\u0308\u0301",
    };

    private const string Letters = "aaeennuuAENáÁñÑüếеёαά\u0301'";

    public static string[] Random(int count, ref RandomSource random)
    {
        HashSet<string> words = [];
        while (words.Count < count)
        {
            char[] word = new char[1 + random.NextInt32(5)];
            for (int i = 0; i < word.Length; i++)
            {
                word[i] = Letters[random.NextInt32(Letters.Length)];
            }

            // As a tokenizer would give them, which keeps case here: a text in the vocabulary is composed.
            words.Add(new WordTokenizer(lowerCase: false).Normalize(word, new char[TextTokenizer.MaxTokenLength]).ToString());
        }

        return [.. words];
    }

    public static bool Begins(string word, string prefix, PrefixMatching matching) => matching == PrefixMatching.Exact
        ? word.StartsWith(prefix, StringComparison.Ordinal)
        : Fold(word).StartsWith(Fold(prefix), StringComparison.Ordinal);

    public static string Fold(string word)
    {
        StringBuilder folded = new();
        foreach (char letter in word.SelectMany(letter => Decompositions.GetValueOrDefault(letter, letter.ToString())))
        {
            if (CharUnicodeInfo.GetUnicodeCategory(letter) != UnicodeCategory.NonSpacingMark)
            {
                folded.Append(char.ToLowerInvariant(letter));
            }
        }

        return folded.ToString();
    }
}

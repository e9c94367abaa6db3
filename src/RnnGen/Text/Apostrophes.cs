namespace RnnGen;

/// <summary>
/// The signs for an apostrophe within a word: ' as it is typed, ’ as it is printed, and ʼ, the letter that Ukrainian uses. A word is the same word with each of them.
/// </summary>
internal static class Apostrophes
{
    /// <summary>The one that stands for all when words are compared.</summary>
    public const char Plain = '\'';

    private const string Signs = "'\u2019\u02BC";

    /// <summary>Whether a character is one.</summary>
    public static bool IsApostrophe(char character) => character is Plain or '\u2019' or '\u02BC';

    /// <summary>What a character is compared as: all signs for an apostrophe are one.</summary>
    public static char Compared(char character) => IsApostrophe(character) ? Plain : character;

    /// <summary>Where the first one in a word stands; −1 where it has none. A sign by itself is no word.</summary>
    public static int IndexIn(ReadOnlySpan<char> word) => word.Length > 1 ? word.IndexOfAny(Signs) : -1;

    /// <summary>The last one in a word; '\0' where it has none.</summary>
    public static char LastIn(ReadOnlySpan<char> word)
    {
        int index = word.Length > 1 ? word.LastIndexOfAny(Signs) : -1;
        return index < 0 ? '\0' : word[index];
    }

    /// <summary>
    /// Whether two words are one but for the signs of the apostrophes inside them, and are a word with each of the signs: a vocabulary built of a text has only one of them.
    /// </summary>
    public static bool AreOne(string first, string second) =>
        Replace(first, Plain) == Replace(second, Plain) && Signs.All(sign => WordBoundaries.NextAfter(Replace(first, sign)) == first.Length);

    /// <summary>Writes the apostrophes inside a word with one sign; one at its end, as Hebrew has it, is not every sign.</summary>
    public static void Replace(Span<char> word, char sign)
    {
        for (int i = 1; i < word.Length - 1; i++)
        {
            word[i] = IsApostrophe(word[i]) ? sign : word[i];
        }
    }

    /// <summary>A word with the apostrophes inside it written with one sign.</summary>
    public static string Replace(string word, char sign) => string.Create(word.Length, (word, sign), static (copy, from) =>
    {
        from.word.CopyTo(copy);
        Replace(copy, from.sign);
    });
}

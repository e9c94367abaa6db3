using System.Buffers;
using System.Globalization;
using System.Text;

namespace RnnGen;

/// <summary>
/// The first rules, by which models were trained whose files name none: a run of letters, digits and marks is a word, with the apostrophes (' and ’) that stand
/// between two such characters; any other character that is not white space is a token of its own. Lower case goes character by character.
/// </summary>
internal static class FirstWordRules
{
    /// <summary>Their number.</summary>
    public const int Version = 1;

    /// <summary>The length of the token that a text begins with.</summary>
    public static int TokenLength(ReadOnlySpan<char> text)
    {
        int length = 0;
        while (length < text.Length)
        {
            bool isWordCharacter = IsWordCharacter(text[length..], out int units);
            bool isInWord = isWordCharacter || (length > 0 && IsInnerApostrophe(text[length..]));
            if (!isInWord)
            {
                return length > 0 ? length : units;
            }

            if (length + units > TextTokenizer.MaxTokenLength)
            {
                break;
            }

            length += units;
        }

        return length;
    }

    /// <summary>Where the word begins that a text ends in the middle of. An apostrophe after a word character at the end belongs to it: a letter may follow.</summary>
    public static int UnfinishedWordStart(ReadOnlySpan<char> text)
    {
        int start = text.Length;
        while (EndsInWordCharacter(text[..start], out int units)
            || (start > 1 && IsApostrophe(text[start - 1]) && EndsInWordCharacter(text[..(start - 1)], out units)))
        {
            start -= IsApostrophe(text[start - 1]) ? 1 : units;
        }

        return start;
    }

    /// <summary>The spelling of a word: well-formed and, where that is asked for, in lower case.</summary>
    public static ReadOnlySpan<char> Spell(ReadOnlySpan<char> word, Span<char> buffer, bool lowerCase)
    {
        bool changed = false;
        int position = 0;
        while (position < word.Length)
        {
            bool isWellFormed = Rune.DecodeFromUtf16(word[position..], out Rune rune, out int length) == OperationStatus.Done;
            Rune normalized = lowerCase ? Rune.ToLowerInvariant(rune) : rune;
            if (!changed && (!isWellFormed || normalized != rune))
            {
                word[..position].CopyTo(buffer);
                changed = true;
            }

            if (changed)
            {
                // A character and its lower case have the same number of UTF-16 units, so lengths stay.
                normalized.EncodeToUtf16(buffer[position..]);
            }

            position += length;
        }

        return changed ? buffer[..word.Length] : word;
    }

    /// <summary>Whether an apostrophe that follows a word character is followed by one.</summary>
    private static bool IsInnerApostrophe(ReadOnlySpan<char> text) =>
        IsApostrophe(text[0]) && text.Length > 1 && IsWordCharacter(text[1..], out _);

    private static bool IsApostrophe(char character) => character is '\'' or '\u2019';

    private static bool IsWordCharacter(ReadOnlySpan<char> text, out int units)
    {
        // What is ill-formed decodes as U+FFFD, which is a symbol.
        Rune.DecodeFromUtf16(text, out Rune rune, out units);
        return IsWordCharacter(rune);
    }

    private static bool EndsInWordCharacter(ReadOnlySpan<char> text, out int units)
    {
        Rune.DecodeLastFromUtf16(text, out Rune rune, out units);
        return IsWordCharacter(rune);
    }

    private static bool IsWordCharacter(Rune rune) => Rune.IsLetterOrDigit(rune) || Rune.GetUnicodeCategory(rune) is
        UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark or UnicodeCategory.EnclosingMark;
}

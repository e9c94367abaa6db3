using System.Globalization;
using System.Text;

namespace RnnGen;

/// <summary>
/// Words and punctuation of running text. A run of letters, digits and marks is a word, with the apostrophes (' and ’) that stand between two
/// such characters; any other character that is not white space is a token of its own. So <c>&lt;unk&gt;</c> in a text is three tokens.
/// </summary>
public sealed class WordTokenizer : TextTokenizer
{
    /// <summary>Name in a model file.</summary>
    public const string KindName = "word";

    /// <summary>Creates a tokenizer.</summary>
    /// <param name="lowerCase">Whether words are lower-cased.</param>
    public WordTokenizer(bool lowerCase = true)
        : base(lowerCase)
    {
    }

    /// <summary>The one that lower-cases.</summary>
    public static WordTokenizer Default { get; } = new();

    /// <inheritdoc/>
    public override string Kind => KindName;

    /// <inheritdoc/>
    /// <remarks>True.</remarks>
    public override bool HasSentences => true;

    /// <inheritdoc/>
    /// <remarks>An apostrophe after a word character at the end of the text belongs to the word: a letter may follow.</remarks>
    public override int UnfinishedWordStart(ReadOnlySpan<char> text)
    {
        int start = text.Length;
        while (EndsInWordCharacter(text[..start], out int units)
            || (start > 1 && IsApostrophe(text[start - 1]) && EndsInWordCharacter(text[..(start - 1)], out units)))
        {
            start -= IsApostrophe(text[start - 1]) ? 1 : units;
        }

        return start;
    }

    /// <inheritdoc/>
    /// <remarks>Punctuation leans as in Spanish and English.</remarks>
    public override TokenSpacing SpacingOf(ReadOnlySpan<char> token) => Punctuation.SpacingOf(token);

    /// <inheritdoc/>
    protected override int TokenLength(ReadOnlySpan<char> text)
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

            if (length + units > MaxTokenLength)
            {
                break;
            }

            length += units;
        }

        return length;
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

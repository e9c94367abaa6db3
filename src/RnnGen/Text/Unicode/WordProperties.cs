using System.Text;

namespace RnnGen;

/// <summary>What decides where words end, of one character: its <see cref="WordBreak"/> and three flags.</summary>
internal readonly record struct WordProperties
{
    private const int BreakMask = 0x1F;
    private const int PictographBit = 0x20;
    private const int InvisibleBit = 0x40;
    private const int UnspacedBit = 0x80;

    private readonly byte _bits;

    private WordProperties(byte bits) => _bits = bits;

    /// <summary>The value of Word_Break.</summary>
    public WordBreak Break => (WordBreak)(_bits & BreakMask);

    /// <summary>Whether it is a pictograph, which a zero width joiner ties to the next.</summary>
    public bool IsPictograph => (_bits & PictographBit) != 0;

    /// <summary>Whether nothing is seen of it, as of joiners, variation selectors, soft hyphens and marks of direction and of byte order.</summary>
    public bool IsInvisible => (_bits & InvisibleBit) != 0;

    /// <summary>Whether it is written without spaces around it: Han, kana, Thai and the like, and their punctuation.</summary>
    public bool IsUnspaced => (_bits & UnspacedBit) != 0;

    /// <summary>Whether words may consist of it: a letter or a digit of a script with spaces between words, or katakana.</summary>
    public bool IsWordCharacter => Break is WordBreak.Letter or WordBreak.Numeric or WordBreak.HebrewLetter or WordBreak.Katakana;

    /// <summary>Those of a code point; of a surrogate, those of U+FFFD.</summary>
    public static WordProperties Of(int codePoint)
    {
        ReadOnlySpan<byte> blocks = WordBreakTable.PropertiesBlocks;
        int block = blocks[Math.Min(codePoint >> 7, blocks.Length - 1)];
        return new WordProperties(WordBreakTable.Properties[(block << 7) | (codePoint & 0x7F)]);
    }

    /// <summary>Those of the character at a position.</summary>
    /// <param name="text">The text.</param>
    /// <param name="position">Within it.</param>
    /// <param name="length">UTF-16 units of the character; 1 for a surrogate without its pair.</param>
    public static WordProperties At(ReadOnlySpan<char> text, int position, out int length)
    {
        char unit = text[position];
        length = 1;
        if (unit < 0x80)
        {
            // The first block of the table is ASCII.
            return new WordProperties(WordBreakTable.Properties[unit]);
        }

        if (!char.IsHighSurrogate(unit) || position + 1 == text.Length || !char.IsLowSurrogate(text[position + 1]))
        {
            return Of(unit);
        }

        length = 2;
        return Of(new Rune(unit, text[position + 1]).Value);
    }
}

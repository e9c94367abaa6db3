namespace RnnGen;

/// <summary>
/// The word boundaries of Unicode Standard Annex #29, version 15.0, with two departures: U+FEFF, which marks where a file begins, ends words as the end of a
/// line does, and the narrow no-break space U+202F is a space like any other. What lies between two boundaries depends on nothing before the first.
/// </summary>
internal static class WordBoundaries
{
    /// <summary>The length of what lies between the beginning of a text, taken for a boundary, and the next boundary.</summary>
    /// <param name="text">The text; not empty.</param>
    public static int NextAfter(ReadOnlySpan<char> text)
    {
        WordProperties first = WordProperties.At(text, 0, out int length);

        // What the rules call the character before: characters that only extend it are passed over (WB4). And the one before that.
        WordBreak last = first.Break;
        WordBreak beforeLast = WordBreak.Other;

        // The character that stands directly before.
        WordBreak direct = last;
        bool isOddIndicator = last == WordBreak.RegionalIndicator;
        while (length < text.Length)
        {
            if (last is WordBreak.Letter or WordBreak.Numeric or WordBreak.ExtendNumLet)
            {
                int end = EndOfRun(text, length, ref last);
                if (end > length)
                {
                    length = end;
                    direct = last;
                    continue;
                }
            }

            // Most often.
            if (text[length] == ' ' && direct != WordBreak.Space)
            {
                return length;
            }

            WordProperties next = WordProperties.At(text, length, out int units);
            if (direct is WordBreak.CarriageReturn or WordBreak.LineFeed or WordBreak.Newline
                || next.Break is WordBreak.CarriageReturn or WordBreak.LineFeed or WordBreak.Newline)
            {
                // WB3, WB3a, WB3b.
                if (direct != WordBreak.CarriageReturn || next.Break != WordBreak.LineFeed)
                {
                    return length;
                }
            }
            else if (next.Break is WordBreak.Extend or WordBreak.Format or WordBreak.ZeroWidthJoiner)
            {
                // WB4.
                direct = next.Break;
                length += units;
                continue;
            }
            else if (!(direct == WordBreak.ZeroWidthJoiner && next.IsPictograph)
                && !(direct == WordBreak.Space && next.Break == WordBreak.Space)
                && !(isOddIndicator && next.Break == WordBreak.RegionalIndicator)
                && !Joins(beforeLast, last, next.Break, text[(length + units)..]))
            {
                return length;
            }

            isOddIndicator = next.Break == WordBreak.RegionalIndicator && !isOddIndicator;
            beforeLast = last;
            direct = last = next.Break;
            length += units;
        }

        return length;
    }

    /// <summary>WB5 to WB13b: whether there is no boundary before a character, given the two before it and what follows.</summary>
    private static bool Joins(WordBreak beforeLast, WordBreak last, WordBreak next, ReadOnlySpan<char> following) => (last, next) switch
    {
        (WordBreak.Letter or WordBreak.HebrewLetter or WordBreak.Numeric, WordBreak.Letter or WordBreak.HebrewLetter or WordBreak.Numeric) => true,
        (WordBreak.Katakana, WordBreak.Katakana) => true,
        (WordBreak.Letter or WordBreak.HebrewLetter or WordBreak.Numeric or WordBreak.Katakana or WordBreak.ExtendNumLet, WordBreak.ExtendNumLet) => true,
        (WordBreak.ExtendNumLet, WordBreak.Letter or WordBreak.HebrewLetter or WordBreak.Numeric or WordBreak.Katakana) => true,
        (WordBreak.HebrewLetter, WordBreak.SingleQuote) => true,
        (WordBreak.HebrewLetter, WordBreak.DoubleQuote) => First(following) == WordBreak.HebrewLetter,
        (WordBreak.DoubleQuote, WordBreak.HebrewLetter) => beforeLast == WordBreak.HebrewLetter,
        (WordBreak.Letter or WordBreak.HebrewLetter, WordBreak.MidLetter or WordBreak.MidNumLet or WordBreak.SingleQuote) => IsLetter(First(following)),
        (WordBreak.MidLetter or WordBreak.MidNumLet or WordBreak.SingleQuote, WordBreak.Letter or WordBreak.HebrewLetter) => IsLetter(beforeLast),
        (WordBreak.Numeric, WordBreak.MidNum or WordBreak.MidNumLet or WordBreak.SingleQuote) => First(following) == WordBreak.Numeric,
        (WordBreak.MidNum or WordBreak.MidNumLet or WordBreak.SingleQuote, WordBreak.Numeric) => beforeLast == WordBreak.Numeric,
        _ => false,
    };

    private static bool IsLetter(WordBreak value) => value is WordBreak.Letter or WordBreak.HebrewLetter;

    /// <summary>The first character that does not only extend another.</summary>
    private static WordBreak First(ReadOnlySpan<char> text)
    {
        int position = 0;
        while (position < text.Length)
        {
            WordBreak value = WordProperties.At(text, position, out int units).Break;
            if (value is not (WordBreak.Extend or WordBreak.Format or WordBreak.ZeroWidthJoiner))
            {
                return value;
            }

            position += units;
        }

        return WordBreak.Other;
    }

    /// <summary>Passes over letters, digits and what joins them, of which none has a boundary before it.</summary>
    /// <param name="text">The text.</param>
    /// <param name="position">After one of them.</param>
    /// <param name="last">What the character before is.</param>
    /// <returns>Where the run ends.</returns>
    private static int EndOfRun(ReadOnlySpan<char> text, int position, ref WordBreak last)
    {
        while (position < text.Length)
        {
            WordBreak value = WordProperties.At(text, position, out int units).Break;
            if (value is not (WordBreak.Letter or WordBreak.Numeric or WordBreak.ExtendNumLet))
            {
                break;
            }

            last = value;
            position += units;
        }

        return position;
    }
}

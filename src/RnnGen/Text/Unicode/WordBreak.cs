namespace RnnGen;

/// <summary>The values of Unicode's property Word_Break (UAX #29), in the order of the table's numbers.</summary>
internal enum WordBreak : byte
{
    Other,
    CarriageReturn,
    LineFeed,
    Newline,
    Extend,
    ZeroWidthJoiner,
    Format,
    Katakana,
    HebrewLetter,
    Letter,
    SingleQuote,
    DoubleQuote,

    /// <summary>Within words and within numbers: <c>.</c> and <c>’</c>.</summary>
    MidNumLet,

    /// <summary>Within words: <c>:</c> and <c>·</c>.</summary>
    MidLetter,

    /// <summary>Within numbers: <c>,</c> and <c>;</c>.</summary>
    MidNum,
    Numeric,

    /// <summary>Joins letters, digits and itself: <c>_</c>.</summary>
    ExtendNumLet,
    RegionalIndicator,
    Space,
}

using System.Text;

namespace RnnGen;

/// <summary>How the marks of running text stand, in Spanish and in English. A mark is a token of one character.</summary>
internal static class Punctuation
{
    /// <summary>To which side a token leans.</summary>
    public static Spacing SpacingOf(ReadOnlySpan<char> token) => token.Length != 1 ? Spacing.None : token[0] switch
    {
        '.' or ',' or ';' or ':' or '!' or '?' or '…' or ')' or ']' or '}' or '»' or '›' or '”' or '’' or '%' or '°' => Spacing.Left,
        '¿' or '¡' or '(' or '[' or '{' or '«' or '‹' or '“' or '„' or '‘' or '‚' or '#' or '$' or '£' => Spacing.Right,
        '-' or '‐' or '‑' or '/' or '_' or '@' => Spacing.Both,
        '"' => Spacing.DoubleQuote,
        '\'' => Spacing.SingleQuote,
        '—' or '―' => Spacing.Dash,
        _ => Spacing.None,
    };

    /// <summary>Where the sentence has come to after a token. Quotes, brackets and opening marks leave it where it is.</summary>
    public static SentencePosition PositionAfter(ReadOnlySpan<char> token, SentencePosition position) => token[0] switch
    {
        '.' => SentencePosition.Start,
        '!' or '?' or '…' => SentencePosition.AfterCall,
        ',' or ';' or ':' => SentencePosition.Within,

        // After a call the narrator goes on in lower case: —¿Quién? —preguntó él.
        '—' or '―' when position == SentencePosition.AfterCall => SentencePosition.Within,
        _ => BeginsWithLetterOrDigit(token) ? SentencePosition.Within : position,
    };

    private static bool BeginsWithLetterOrDigit(ReadOnlySpan<char> token)
    {
        Rune.DecodeFromUtf16(token, out Rune first, out _);
        return Rune.IsLetterOrDigit(first);
    }
}

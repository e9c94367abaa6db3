using System.Text;

namespace RnnGen;

/// <summary>How the marks of running text stand, in Spanish and in English, and what is written without spaces. A mark is a token of one character.</summary>
internal static class Punctuation
{
    /// <summary>To which side a token leans.</summary>
    public static TokenSpacing SpacingOf(ReadOnlySpan<char> token) => IsUnspaced(token) ? TokenSpacing.Both : token.Length != 1 ? TokenSpacing.None : token[0] switch
    {
        '.' or ',' or ';' or ':' or '!' or '?' or '…' or '،' or '؛' or '؟' or '।' or '॥' or ')' or ']' or '}' or '»' or '›' or '”' or '’' or '%' or '°' => TokenSpacing.Left,
        '¿' or '¡' or '(' or '[' or '{' or '«' or '‹' or '“' or '„' or '‘' or '‚' or '#' or '$' or '£' => TokenSpacing.Right,
        '-' or '‐' or '‑' or '/' or '_' or '@' => TokenSpacing.Both,
        '"' => TokenSpacing.DoubleQuote,
        '\'' => TokenSpacing.SingleQuote,
        '—' or '―' => TokenSpacing.Dash,
        _ => TokenSpacing.None,
    };

    /// <summary>Where the sentence has come to after a token. Quotes, brackets and opening marks leave it where it is.</summary>
    public static SentencePosition PositionAfter(ReadOnlySpan<char> token, SentencePosition position) => token[0] switch
    {
        '.' or '。' or '।' or '॥' => SentencePosition.Start,
        '!' or '?' or '…' or '！' or '？' or '؟' => SentencePosition.AfterCall,
        ',' or ';' or ':' => SentencePosition.Within,

        // After a call the narrator continues in lower case: —¿Quién? —preguntó él.
        '—' or '―' when position == SentencePosition.AfterCall => SentencePosition.Within,
        _ => BeginsWithLetterOrDigit(token) ? SentencePosition.Within : position,
    };

    private static bool IsUnspaced(ReadOnlySpan<char> token) => token.Length > 0 && WordProperties.At(token, 0, out _).IsUnspaced;

    private static bool BeginsWithLetterOrDigit(ReadOnlySpan<char> token)
    {
        Rune.DecodeFromUtf16(token, out Rune first, out _);
        return Rune.IsLetterOrDigit(first);
    }
}

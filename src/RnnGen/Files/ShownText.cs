namespace RnnGen.Files;

/// <summary>
/// Text of a file as a message shows it: visible (<see cref="VisibleText"/>), and short. The beginning and the end are what tells one text from another, so that
/// the middle is left out where it is long.
/// </summary>
internal static class ShownText
{
    /// <summary>Characters of a name or a value.</summary>
    public const int ValueLength = 64;

    /// <summary>Characters of a whole message, besides the name of the file.</summary>
    public const int MessageLength = 280;

    /// <summary>A text for a message.</summary>
    /// <param name="text">Any text.</param>
    /// <param name="length">The most characters of it that are shown.</param>
    public static string Of(string text, int length = ValueLength)
    {
        string escaped = VisibleText.Of(text.Length <= 2 * length ? text : Cut(text, 2 * length));
        return escaped.Length <= length ? escaped : Cut(escaped, length);
    }

    /// <summary>The beginning and the end, with … between them; half a pair of surrogates is left out at the cut.</summary>
    private static string Cut(string text, int length)
    {
        int head = (length - 1) / 2;
        int tail = text.Length - (length - 1 - head);
        head -= char.IsHighSurrogate(text[head - 1]) ? 1 : 0;
        tail += char.IsLowSurrogate(text[tail]) ? 1 : 0;
        return $"{text.AsSpan(0, head)}…{text.AsSpan(tail)}";
    }
}

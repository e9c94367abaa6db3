using System.Globalization;
using System.Text;

namespace RnnGen.Files;

/// <summary>
/// Text of a file as a message shows it: short, on one line, and with escapes (\u001B) for what a terminal or a log would obey rather than show. The
/// beginning and the end are what tells one text from another, so that the middle is left out where it is long.
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
        string escaped = Escape(text.Length <= 2 * length ? text : Cut(text, 2 * length));
        return escaped.Length <= length ? escaped : Cut(escaped, length);
    }

    private static string Escape(string text)
    {
        if (!text.AsSpan().ContainsAnyExceptInRange(' ', '~'))
        {
            return text;
        }

        StringBuilder escaped = new(text.Length);
        for (int i = 0; i < text.Length; i++)
        {
            bool isPair = i + 1 < text.Length && char.IsSurrogatePair(text[i], text[i + 1]);
            if (isPair)
            {
                escaped.Append(text, i++, 2);
            }
            else if (IsObeyed(text[i]))
            {
                escaped.Append(CultureInfo.InvariantCulture, $"\\u{(int)text[i]:X4}");
            }
            else
            {
                escaped.Append(text[i]);
            }
        }

        return escaped.ToString();
    }

    /// <summary>Whether a character is a control, separates lines, turns the direction of what follows, or is half a pair.</summary>
    private static bool IsObeyed(char character) => char.IsControl(character) || char.IsSurrogate(character)
        || character is '\u2028' or '\u2029' or (>= '\u202A' and <= '\u202E') or (>= '\u2066' and <= '\u2069');

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

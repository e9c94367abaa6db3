using System.Globalization;
using System.Text;

namespace RnnGen.Files;

/// <summary>
/// Text that came from a file or from outside, as it may be shown: characters that are not seen but obeyed, by a terminal or by the order of writing, are
/// written as escapes, such as <c>\u001B</c>. JSON needs no such thing: it has escapes of its own.
/// </summary>
internal static class VisibleText
{
    /// <summary>Shows a text in one line, such as a word, a path or a message.</summary>
    public static string Of(string text) => Escape(text, keepsLines: false);

    /// <summary>Shows running text, whose line breaks and tabs are its own.</summary>
    public static string OfLines(string text) => Escape(text, keepsLines: true);

    /// <summary>Whether a word has no character that would have to be escaped.</summary>
    public static bool IsVisible(ReadOnlySpan<char> word)
    {
        for (int i = 0; i < word.Length; i++)
        {
            if (MustBeEscaped(word, i, keepsLines: false))
            {
                return false;
            }
        }

        return true;
    }

    private static string Escape(string text, bool keepsLines)
    {
        int first = 0;
        while (first < text.Length && !MustBeEscaped(text, first, keepsLines))
        {
            first++;
        }

        if (first == text.Length)
        {
            return text;
        }

        StringBuilder escaped = new(text, 0, first, text.Length + 16);
        for (int i = first; i < text.Length; i++)
        {
            if (MustBeEscaped(text, i, keepsLines))
            {
                AppendEscape(escaped, text[i]);
            }
            else
            {
                escaped.Append(text[i]);
            }
        }

        return escaped.ToString();
    }

    private static void AppendEscape(StringBuilder escaped, char character) => _ = character switch
    {
        '\n' => escaped.Append(@"\n"),
        '\r' => escaped.Append(@"\r"),
        '\t' => escaped.Append(@"\t"),
        _ => escaped.Append(CultureInfo.InvariantCulture, $@"\u{(int)character:X4}"),
    };

    private static bool MustBeEscaped(ReadOnlySpan<char> text, int index, bool keepsLines)
    {
        char character = text[index];
        return character switch
        {
            '\n' or '\t' => !keepsLines,

            // Alone, it would begin the line again and write over it.
            '\r' => !keepsLines || index + 1 == text.Length || text[index + 1] != '\n',

            // C0, DEL and C1; line and paragraph separators; embeddings, overrides and isolates of writing direction.
            < ' ' or (>= '\u007F' and <= '\u009F') or (>= '\u2028' and <= '\u202E') or (>= '\u2066' and <= '\u2069') => true,
            _ => char.IsSurrogate(character) && !IsHalfOfPair(text, index),
        };
    }

    private static bool IsHalfOfPair(ReadOnlySpan<char> text, int index) => char.IsHighSurrogate(text[index])
        ? index + 1 < text.Length && char.IsLowSurrogate(text[index + 1])
        : index > 0 && char.IsHighSurrogate(text[index - 1]);
}

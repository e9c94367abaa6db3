using System.Buffers.Text;
using System.Diagnostics;
using System.Text;
using System.Text.Unicode;

namespace RnnGen;

/// <summary>In-place unescaping of JSON strings, so that a header is read without a second copy.</summary>
internal static class JsonEscapes
{
    /// <summary>Replaces every escape by its character.</summary>
    /// <param name="text">The string between its quotes, with escapes that a JSON reader has found well-formed; the result is written to its beginning.</param>
    /// <param name="length">Length of the result.</param>
    /// <returns>False if the result is not valid UTF-8, or an escaped surrogate has no partner.</returns>
    public static bool TryRemove(Span<byte> text, out int length)
    {
        length = 0;
        for (int i = 0; i < text.Length; i++)
        {
            if (text[i] != '\\')
            {
                text[length++] = text[i];
                continue;
            }

            byte kind = text[++i];
            if (kind != 'u')
            {
                text[length++] = Unescape(kind);
                continue;
            }

            if (!TryReadRune(text, ref i, out Rune rune))
            {
                return false;
            }

            // An escape is at least as long as its character in UTF-8: six bytes for up to three, twelve for four.
            length += rune.EncodeToUtf8(text[length..]);
        }

        return Utf8.IsValid(text[..length]);
    }

    /// <summary>Reads \uXXXX, or two of them that form a surrogate pair, with the first 'u' at <paramref name="i"/>; leaves it at the last digit.</summary>
    private static bool TryReadRune(ReadOnlySpan<byte> text, ref int i, out Rune rune)
    {
        char first = ReadUnit(text, ref i);
        if (Rune.TryCreate(first, out rune))
        {
            return true;
        }

        if (i + 2 >= text.Length || text[i + 1] != '\\' || text[i + 2] != 'u')
        {
            return false;
        }

        i += 2;
        return Rune.TryCreate(first, ReadUnit(text, ref i), out rune);
    }

    private static char ReadUnit(ReadOnlySpan<byte> text, ref int i)
    {
        ReadOnlySpan<byte> digits = text.Slice(i + 1, 4);
        i += 4;
        return Utf8Parser.TryParse(digits, out ushort unit, out _, 'x') ? (char)unit : throw new UnreachableException("The reader has checked the digits.");
    }

    private static byte Unescape(byte kind) => kind switch
    {
        (byte)'b' => (byte)'\b',
        (byte)'f' => (byte)'\f',
        (byte)'n' => (byte)'\n',
        (byte)'r' => (byte)'\r',
        (byte)'t' => (byte)'\t',
        _ => kind,
    };
}

using System.Buffers;
using System.Text;

namespace RnnGen.Cli;

/// <summary>
/// How a suggested word goes into a line: in place of the word that the caret stands in or after, so that what is left of it behind the caret goes too;
/// or between words, spaced as people write. The caret then stands where the next word begins.
/// </summary>
internal static class WordInsertion
{
    /// <summary>Puts a word into a line.</summary>
    /// <param name="line">The line.</param>
    /// <param name="start">Where the word before the caret was begun; the caret itself if none was.</param>
    /// <param name="word">The word as the vocabulary spells it.</param>
    /// <param name="tokenizer">Splits the line into words.</param>
    public static void Insert(EditedLine line, int start, string word, TextTokenizer tokenizer)
    {
        bool isBegun = start < line.Caret;
        int end = EndOfWord(line, tokenizer);
        ReadOnlySpan<char> rest = line.Text.AsSpan(end);

        // Spaces before a word begun are the writer's; before another word they are the composer's.
        ReadOnlySpan<char> before = isBegun ? line.Text.AsSpan(0, start) : line.Text.AsSpan(0, start).TrimEnd();
        TextComposer composer = new(tokenizer, before);
        string written = Append(ref composer, word);
        string spelled = isBegun ? AsBegun(line.Text.AsSpan(start, line.Caret - start), written.TrimStart(tokenizer.Separator)) : written;
        bool isSpaceThere = !rest.IsEmpty && char.IsWhiteSpace(rest[0]);
        bool isSpaceNeeded = rest.IsEmpty || (!isBegun && end == line.Caret && IsSeparated(composer, rest, tokenizer));
        line.Replace(before.Length, isSpaceThere ? end + 1 : end, isSpaceThere || isSpaceNeeded ? spelled + ' ' : spelled);
    }

    /// <summary>Where the word ends that the caret stands in; the caret itself if it stands between words.</summary>
    private static int EndOfWord(EditedLine line, TextTokenizer tokenizer)
    {
        Span<char> buffer = stackalloc char[TextTokenizer.MaxTokenLength];
        int last = 0;
        int position = 0;
        while (tokenizer.TryRead(line.Text, ref position, buffer, out _))
        {
            if (position >= line.Caret)
            {
                return line.Text.AsSpan(last, line.Caret - last).IsWhiteSpace() ? line.Caret : position;
            }

            last = position;
        }

        return line.Caret;
    }

    private static bool IsSeparated(TextComposer composer, ReadOnlySpan<char> rest, TextTokenizer tokenizer)
    {
        int position = 0;
        return tokenizer.TryRead(rest, ref position, stackalloc char[TextTokenizer.MaxTokenLength], out ReadOnlySpan<char> next)
            && Append(ref composer, next)[0] == tokenizer.Separator;
    }

    private static string Append(ref TextComposer composer, ReadOnlySpan<char> word)
    {
        Span<char> written = stackalloc char[word.Length + 1];
        composer.TryAppend(word, written, out int length);
        return written[..length].ToString();
    }

    /// <summary>Keeps the capital of a word that was begun with one, and its apostrophes as they were typed.</summary>
    private static string AsBegun(ReadOnlySpan<char> prefix, string word)
    {
        Span<char> written = word.ToCharArray();
        for (int i = 0; i < Math.Min(prefix.Length, written.Length); i++)
        {
            written[i] = IsApostrophe(prefix[i]) && IsApostrophe(written[i]) ? prefix[i] : written[i];
        }

        bool isCapital = Rune.DecodeFromUtf16(prefix, out Rune first, out _) == OperationStatus.Done && Rune.IsUpper(first);
        if (isCapital && Rune.DecodeFromUtf16(written, out Rune initial, out _) == OperationStatus.Done)
        {
            // A character and its upper case have the same number of UTF-16 units.
            Rune.ToUpperInvariant(initial).EncodeToUtf16(written);
        }

        return written.ToString();
    }

    private static bool IsApostrophe(char character) => character is '\'' or '’';
}

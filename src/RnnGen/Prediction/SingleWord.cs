using RnnGen.Files;

namespace RnnGen;

/// <summary>A word that is given by itself, not as part of a text.</summary>
internal static class SingleWord
{
    /// <summary>Reads it.</summary>
    /// <param name="tokenizer">Says what a word is.</param>
    /// <param name="word">The word as people write it.</param>
    /// <param name="buffer">Room for a word.</param>
    /// <param name="end">Where it ends; white space may follow.</param>
    /// <returns>The word as the tokenizer spells it.</returns>
    /// <exception cref="ArgumentException">It is empty, too long, none, or several; the message says which.</exception>
    public static ReadOnlySpan<char> Read(TextTokenizer tokenizer, ReadOnlySpan<char> word, Span<char> buffer, out int end)
    {
        ReadOnlySpan<char> trimmed = word.Trim();
        end = 0;
        if (trimmed.IsEmpty)
        {
            throw new ArgumentException("The word is empty.", nameof(word));
        }

        if (trimmed.Length > TextTokenizer.MaxTokenLength)
        {
            throw new ArgumentException($"'{Shown(trimmed)}' has {trimmed.Length} characters, but a word has at most {TextTokenizer.MaxTokenLength}.", nameof(word));
        }

        if (!tokenizer.TryRead(word, ref end, buffer, out ReadOnlySpan<char> spelled))
        {
            throw new ArgumentException($"'{Shown(trimmed)}' is no word: the tokenizer '{tokenizer.Kind}' finds none in it.", nameof(word));
        }

        return word[end..].IsWhiteSpace()
            ? spelled
            : throw new ArgumentException($"'{Shown(trimmed)}' is not one word: the tokenizer '{tokenizer.Kind}' makes several of it. Give them one by one.", nameof(word));
    }

    /// <summary>A word for a message, short and without control characters.</summary>
    public static string Shown(ReadOnlySpan<char> word) => ShownText.Of(word.ToString());
}

using System.Text;
using RnnGen.Files;

namespace RnnGen;

/// <summary>A word that is given by itself, not as part of a text.</summary>
internal static class SingleWord
{
    /// <summary>Words that a message names.</summary>
    private const int MostNamed = 5;

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

    /// <summary>Throws where a text is several words that a profile may hold. The pieces in which a word is read that is too long are one.</summary>
    /// <param name="profile">The profile.</param>
    /// <param name="text">The text; white space around it and invisible characters do not matter.</param>
    /// <exception cref="ArgumentException">It is several words; the message names them.</exception>
    public static void ThrowIfSeveral(Profile profile, ReadOnlySpan<char> text)
    {
        TextTokenizer tokenizer = profile.Tokenizer;
        Span<char> tokenBuffer = stackalloc char[TextTokenizer.MaxTokenLength];
        Span<char> buffer = stackalloc char[TextTokenizer.MaxTokenLength];
        bool isOne = true;
        bool goesOn = true;
        int end = 0;
        for (int start = 0; isOne && tokenizer.TryRead(text, ref end, tokenBuffer, out ReadOnlySpan<char> token); start = end)
        {
            if (!profile.SpellToken(token, buffer).IsEmpty)
            {
                isOne = goesOn;
                goesOn = GoesOn(tokenizer, text[start..], end - start);
            }
        }

        if (!isOne)
        {
            List<string> words = WordsOf(profile, text);
            throw new ArgumentException(
                $"'{Shown(text)}' is {words.Count} words for the tokenizer '{tokenizer.Kind}': {string.Join(", ", words.Take(MostNamed).Select(word => $"'{Shown(word)}'"))}{(words.Count > MostNamed ? ", …" : "")}. Forget each of them.");
        }
    }

    private static List<string> WordsOf(Profile profile, ReadOnlySpan<char> text)
    {
        Span<char> tokenBuffer = stackalloc char[TextTokenizer.MaxTokenLength];
        Span<char> buffer = stackalloc char[TextTokenizer.MaxTokenLength];
        List<string> words = [];
        for (int end = 0; profile.Tokenizer.TryRead(text, ref end, tokenBuffer, out ReadOnlySpan<char> token);)
        {
            if (!profile.SpellToken(token, buffer).IsEmpty)
            {
                words.Add(token.ToString());
            }
        }

        return words;
    }

    /// <summary>Whether the word that a text begins with goes on after its first token, which was cut off because it is too long: read from its second character on, it reaches further.</summary>
    private static bool GoesOn(TextTokenizer tokenizer, ReadOnlySpan<char> text, int length)
    {
        int start = tokenizer.CheckedGapLength(text);
        Rune.DecodeFromUtf16(text[start..], out _, out int first);
        int end = start + first;
        return length - start >= TextTokenizer.MaxTokenLength - 1 && tokenizer.TryRead(text, ref end, stackalloc char[TextTokenizer.MaxTokenLength], out _) && end > length;
    }

    /// <summary>A word for a message, short and without control characters.</summary>
    public static string Shown(ReadOnlySpan<char> word) => ShownText.Of(word.ToString());
}

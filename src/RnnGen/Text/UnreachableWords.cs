using RnnGen.Files;

namespace RnnGen;

/// <summary>
/// A search for the words of a vocabulary that its own tokenizer never produces: capitals where it lower-cases, spaces or line breaks inside a word, a word that it
/// cuts in two, a word that differs from another one by the sign of its apostrophe alone. No text contains them, so that what a model has learnt of them is lost, and what should have been these words is unknown.
/// </summary>
internal static class UnreachableWords
{
    /// <summary>Cuts each word as it stands in a text, and looks up what comes out; allocates only where a word is not found again.</summary>
    /// <param name="vocabulary">The vocabulary.</param>
    /// <returns>How many there are and the first of them, as a sentence; null where there is none.</returns>
    public static string? Find(Vocabulary vocabulary)
    {
        int count = 0;
        int first = 0;
        for (int token = 1; token < vocabulary.Count; token++)
        {
            if (IsUnreachable(vocabulary, token))
            {
                first = count++ == 0 ? token : first;
            }
        }

        return count == 0 ? null : Describe(vocabulary, first, count);
    }

    /// <summary>Whether a word is one of them.</summary>
    /// <param name="vocabulary">The vocabulary.</param>
    /// <param name="token">The word, not <see cref="Vocabulary.Unknown"/>.</param>
    public static bool IsUnreachable(Vocabulary vocabulary, int token)
    {
        string word = vocabulary[token];
        return (!IsFound(vocabulary, word, token) || vocabulary.TwinOf(token) >= 0) && !IsOfProgram(word);
    }

    /// <summary>Whether a text that is this word is read as this token, and nothing else.</summary>
    private static bool IsFound(Vocabulary vocabulary, string word, int token)
    {
        TextTokenizer tokenizer = vocabulary.Tokenizer;
        ReadOnlySpan<char> text = tokenizer.TextOf(word);
        Span<char> buffer = stackalloc char[TextTokenizer.MaxTokenLength];
        int position = 0;

        // A word of the greatest length was perhaps cut from a longer one: what it ends in then depends on what follows, which is not known here.
        return (tokenizer.TryRead(text, ref position, buffer, out ReadOnlySpan<char> found)
                && vocabulary.IndexOf(found) == token
                && !tokenizer.TryRead(text, ref position, buffer, out _))
            || (word.Length is TextTokenizer.MaxTokenLength or TextTokenizer.MaxTokenLength - 1 && !word.AsSpan().ContainsAny(" \t\r\n"));
    }

    /// <summary>Whether it is a mark such as &lt;eos&gt; or &lt;pad&gt;, which a program feeds by its index.</summary>
    private static bool IsOfProgram(string word) => word is ['<', _, .., '>'] && !word.Any(char.IsWhiteSpace);

    private static string Describe(Vocabulary vocabulary, int first, int count)
    {
        TextTokenizer tokenizer = vocabulary.Tokenizer;
        string[] tokens = [.. tokenizer.Tokenize(vocabulary[first]).Take(3).Select(token => $"'{ShownText.Of(token, 32)}'")];
        int twin = vocabulary.TwinOf(first);
        string reading = twin >= 0 ? $"takes it for word {twin}, '{ShownText.Of(vocabulary[twin])}'"
            : tokens.Length == 0 ? "finds no word in it" : $"reads it as {string.Join(" and ", tokens)}";
        return $"word {first} of the vocabulary, '{ShownText.Of(vocabulary[first])}', is never found in a text: the tokenizer '{tokenizer.Kind}'{(tokenizer.LowerCase ? ", which lower-cases," : "")} "
            + $"{reading}. {count} of its {vocabulary.Count} words {(count == 1 ? "is" : "are")} like that.";
    }
}

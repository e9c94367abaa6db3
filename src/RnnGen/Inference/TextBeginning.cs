namespace RnnGen;

/// <summary>Compares texts by what a session reads of them.</summary>
internal static class TextBeginning
{
    /// <summary>Whether the words of a text begin with those of one read before; and where its other words begin.</summary>
    /// <param name="read">The text read before.</param>
    /// <param name="text">The text to read. It may share every character of the other and still begin with another word: "don" becomes "don't".</param>
    /// <param name="vocabulary">The words, the same for both.</param>
    /// <param name="position">Where the words begin that were not read.</param>
    /// <param name="words">The words before them.</param>
    /// <param name="tellsUnknownWordsApart">Whether two words that the vocabulary does not hold are read alike only if they are one word.</param>
    public static bool TryPassOver(ReadOnlySpan<char> read, ReadOnlySpan<char> text, Vocabulary vocabulary, out int position, out FeedResult words, bool tellsUnknownWordsApart = false)
    {
        position = 0;
        words = default;
        TextTokenizer tokenizer = vocabulary.Tokenizer;
        Span<char> readBuffer = stackalloc char[TextTokenizer.MaxTokenLength];
        Span<char> buffer = stackalloc char[TextTokenizer.MaxTokenLength];
        int readPosition = 0;
        while (tokenizer.TryRead(read, ref readPosition, readBuffer, out ReadOnlySpan<char> readWord))
        {
            int token = vocabulary.IndexOf(readWord);
            if (!tokenizer.TryRead(text, ref position, buffer, out ReadOnlySpan<char> word)
                || vocabulary.IndexOf(word) != token
                || (tellsUnknownWordsApart && token == Vocabulary.Unknown && !word.SequenceEqual(readWord)))
            {
                return false;
            }

            words = new FeedResult { Words = words.Words + 1, UnknownWords = words.UnknownWords + (token == Vocabulary.Unknown ? 1 : 0) };
        }

        return true;
    }
}

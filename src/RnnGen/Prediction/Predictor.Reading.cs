namespace RnnGen;

/// <content>What is read without being learnt.</content>
public sealed partial class Predictor
{
    /// <summary>Reads one word without learning from it, such as one that somebody else has said.</summary>
    /// <param name="token">The word: of the vocabulary, or one of the user's own.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="token"/> is no word.</exception>
    public void Read(int token)
    {
        using SessionUse.Lease use = SessionUse.Begin(ref Profile.Use, SessionCall.Read);
        ThrowIfNotAWord(token);
        ReadWord(SpellingOf(token, stackalloc char[TextTokenizer.MaxTokenLength]), stackalloc char[TextTokenizer.MaxTokenLength]);
    }

    /// <summary>
    /// Reads on without learning: for a line that is still being typed after a text that stays, which is gone back to by <see cref="Restore"/>; and for what somebody else has said.
    /// </summary>
    /// <param name="text">Any text; it ends after its last word.</param>
    /// <returns>How many words it has, and how many of them are not in the vocabulary.</returns>
    public FeedResult Read(ReadOnlySpan<char> text)
    {
        using SessionUse.Lease use = SessionUse.Begin(ref Profile.Use, SessionCall.Read);
        Look();
        return ReadOn(text, position: 0, default);
    }

    /// <summary>Reads the words of a text from a position on, and adds them to a result.</summary>
    private FeedResult ReadOn(ReadOnlySpan<char> text, int position, FeedResult read)
    {
        Span<char> wordBuffer = stackalloc char[TextTokenizer.MaxTokenLength];
        Span<char> buffer = stackalloc char[TextTokenizer.MaxTokenLength];
        while (Vocabulary.Tokenizer.TryRead(text, ref position, wordBuffer, out ReadOnlySpan<char> word))
        {
            int token = ReadWord(word, buffer);
            read = new FeedResult { Words = read.Words + 1, UnknownWords = read.UnknownWords + (token == Vocabulary.Unknown ? 1 : 0) };
        }

        return read;
    }

    /// <summary>The words of a text, which ends after the last of them, in the vocabulary.</summary>
    private List<int> WordsOf(string text)
    {
        List<int> words = [];
        Span<char> buffer = stackalloc char[TextTokenizer.MaxTokenLength];
        int position = 0;
        while (Vocabulary.Tokenizer.TryRead(text, ref position, buffer, out ReadOnlySpan<char> word))
        {
            words.Add(word.IsEmpty ? Vocabulary.Unknown : Vocabulary.IndexOf(word));
        }

        return words;
    }

    private int ReadWord(ReadOnlySpan<char> word, Span<char> buffer)
    {
        int token = word.IsEmpty ? Vocabulary.Unknown : Vocabulary.IndexOf(word);
        _recent.AsSpan(1).CopyTo(_recent);
        _recent[^1] = Profile.NumberOf(Profile.SpellToken(word, buffer));
        Advance(token);
        return token;
    }

    private void ResetText()
    {
        _recent.AsSpan().Fill(UserNGrams.Begin);
        _text = null;
        _state.Reset();
        _companion?.Reset();
        _adaptation?.Reset();
        foreach (int token in _beginning)
        {
            _state.Feed(token);
            _companion?.Feed(token);
        }
    }
}

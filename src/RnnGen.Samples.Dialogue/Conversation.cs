namespace RnnGen.Samples.Dialogue;

/// <summary>
/// A conversation between the player and a character. One <see cref="Session"/> holds what was said; the states after each exchange are kept, so that the line being
/// typed can be read again and again, and an exchange undone.
/// </summary>
internal sealed class Conversation
{
    private const int LongestAnswer = 200;

    private readonly Session _session;
    private readonly SamplingOptions _opening;
    private readonly SamplingOptions _sampling;
    private readonly CompletionOptions _typing;
    private readonly Stack<byte[]> _exchanges = [];
    private readonly Suggestion[] _suggestions = new Suggestion[3];
    private RandomSource _random;

    /// <summary>Begins a conversation.</summary>
    /// <param name="model">The model that both speak from.</param>
    /// <param name="seed">The same seed and the same lines give the same answers.</param>
    public Conversation(FrozenModel model, ulong seed)
    {
        _session = model.CreateSession();
        _random = new RandomSource(seed);

        // A colon follows the names of speakers.
        WordMask mask = WordMask.For(Vocabulary).Without(":");
        _typing = new CompletionOptions { Matching = PrefixMatching.IgnoreCaseAndAccents, Mask = mask };
        _sampling = new SamplingOptions { Temperature = 0.7f, TopP = 0.9f, RepetitionPenalty = 1.1f, Mask = mask };
        _opening = _sampling with { Mask = mask.WithoutPunctuation() };
        Keep();
    }

    /// <summary>The words of the model.</summary>
    public Vocabulary Vocabulary => _session.Vocabulary;

    /// <summary>Suggests what may come next in a line being typed: completions of the unfinished word, or next words.</summary>
    /// <param name="line">The line so far.</param>
    /// <returns>Up to three words, most probable first; valid until the next call.</returns>
    public ReadOnlySpan<Suggestion> Suggest(ReadOnlySpan<char> line)
    {
        int prefixStart = Vocabulary.Tokenizer.UnfinishedWordStart(line);
        Hear(Script.Player, line[..prefixStart]);
        return _suggestions.AsSpan(0, _session.Complete(line[prefixStart..], _suggestions, _typing));
    }

    /// <summary>Returns the line with its last word completed, or a next word added, with natural spacing.</summary>
    public string Take(string line, Suggestion suggestion)
    {
        ReadOnlySpan<char> before = line.AsSpan(0, Vocabulary.Tokenizer.UnfinishedWordStart(line)).TrimEnd();
        string word = Vocabulary[suggestion.Token];
        Span<char> written = stackalloc char[word.Length + 1];
        new TextComposer(Vocabulary.Tokenizer, before).TryAppend(word, written, out int length);
        return $"{before}{written[..length]} ";
    }

    /// <summary>Lets the player say a line, and returns the character's answer.</summary>
    public string Say(string line)
    {
        Hear(Script.Player, line);
        _session.Feed($" {Script.Partner}:");
        Span<char> answer = stackalloc char[LongestAnswer];
        int length = 0;
        TextComposer composer = new(Vocabulary.Tokenizer);
        string word = "";
        while (word is not ("." or "!" or "?"))
        {
            int token = _session.Sample(length == 0 ? _opening : _sampling, ref _random);
            word = Vocabulary[token];
            if (!composer.TryAppend(word, answer[length..], out int written))
            {
                break;
            }

            length += written;
            _session.Feed(token);
        }

        Keep();
        return answer[..length].ToString();
    }

    /// <summary>Undoes the last exchange; returns false if there is none.</summary>
    public bool Undo()
    {
        if (_exchanges.Count == 1)
        {
            return false;
        }

        _exchanges.Pop();
        return true;
    }

    /// <summary>Reads a speaker's line after the last exchange.</summary>
    private void Hear(string speaker, ReadOnlySpan<char> line)
    {
        _session.Restore(_exchanges.Peek());
        _session.Feed($" {speaker}: ");
        _session.Feed(line);
    }

    private void Keep()
    {
        byte[] state = new byte[_session.StateSizeInBytes];
        _session.CopyTo(state);
        _exchanges.Push(state);
    }
}

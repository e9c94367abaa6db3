namespace RnnGen.Samples.Dialogue;

/// <summary>
/// A conversation between the player and a character. The character answers by a <see cref="Session"/> over a model of the game's dialogue. The player's next words are suggested by a <see cref="Predictor"/> over everyday English, which knows
/// the script and learns from each line that the player says. Both have read all that was said. Their states after each exchange are kept, so that the line being typed can be read again and again, and an exchange undone.
/// </summary>
internal sealed class Conversation
{
    private const int LongestAnswer = 200;

    private readonly Session _session;
    private readonly Predictor _player;
    private readonly SamplingOptions _opening;
    private readonly SamplingOptions _sampling;
    private readonly CompletionOptions _typing;
    private readonly Stack<Exchange> _exchanges = [];
    private readonly Suggestion[] _suggestions = new Suggestion[3];
    private RandomSource _random;

    /// <summary>Begins a conversation.</summary>
    /// <param name="model">The model that the character speaks from.</param>
    /// <param name="seed">The same seed and the same lines give the same answers.</param>
    /// <param name="profile">What was learnt of the script and of the player; null for a player whom nobody knows.</param>
    public Conversation(FrozenModel model, ulong seed, Profile? profile = null)
    {
        _session = model.CreateSession();
        _player = EverydayEnglish.CreatePredictor(profile ?? Script.CreateProfile());
        _random = new RandomSource(seed);

        // A colon follows the names of speakers.
        _typing = new CompletionOptions { Matching = PrefixMatching.IgnoreCaseAndAccents, Mask = WordMask.For(_player.Vocabulary).Without(":") };
        WordMask mask = WordMask.For(_session.Vocabulary).Without(":");
        _sampling = new SamplingOptions { Temperature = 0.7f, TopP = 0.9f, RepetitionPenalty = 1.1f, Mask = mask };
        _opening = _sampling with { Mask = mask.WithoutPunctuation() };
        Keep();
    }

    /// <summary>Cuts lines into words; both models cut them alike.</summary>
    public TextTokenizer Tokenizer => _player.Vocabulary.Tokenizer;

    /// <summary>Suggests what may come next in a line being typed: completions of the unfinished word, or next words.</summary>
    /// <param name="line">The line so far.</param>
    /// <returns>Up to three words, most probable first, which <see cref="WordOf"/> spells; valid until the next call.</returns>
    public ReadOnlySpan<Suggestion> Suggest(ReadOnlySpan<char> line)
    {
        int prefixStart = Tokenizer.UnfinishedWordStart(line);
        BeginLine();
        _player.Read(line[..prefixStart]);
        return _suggestions.AsSpan(0, _player.Complete(line[prefixStart..], _suggestions, _typing));
    }

    /// <summary>A suggested word: of everyday English, of the script, or the player's own.</summary>
    public string WordOf(Suggestion suggestion) => _player.WordOf(suggestion.Token);

    /// <summary>Returns the line with its last word completed, or a next word added, with natural spacing.</summary>
    public string Take(string line, Suggestion suggestion)
    {
        ReadOnlySpan<char> before = line.AsSpan(0, Tokenizer.UnfinishedWordStart(line)).TrimEnd();
        string word = WordOf(suggestion);
        Span<char> written = stackalloc char[word.Length + 1];
        new TextComposer(Tokenizer, before).TryAppend(word, written, out int length);
        return $"{before}{written[..length]} ";
    }

    /// <summary>Lets the player say a line, which is learnt, and returns the character's answer.</summary>
    public string Say(string line)
    {
        BeginLine();
        _session.Restore(_exchanges.Peek().Character);
        _session.Feed($" {Script.Player}: ");
        _session.Feed(line);
        _session.Feed($" {Script.Partner}:");
        _player.Feed(line);
        _player.Read($" {Script.Partner}:");
        Span<char> answer = stackalloc char[LongestAnswer];
        int length = 0;
        TextComposer composer = new(Tokenizer);
        string word = "";
        while (word is not ("." or "!" or "?"))
        {
            int token = _session.Sample(length == 0 ? _opening : _sampling, ref _random);
            word = _session.Vocabulary[token];
            if (!composer.TryAppend(word, answer[length..], out int written))
            {
                break;
            }

            length += written;
            _session.Feed(token);
            _player.Read(word);
        }

        Keep();
        return answer[..length].ToString();
    }

    /// <summary>Undoes the last exchange; returns false if there is none. What was learnt from it stays: <see cref="Forget"/> is for that.</summary>
    public bool Undo()
    {
        if (_exchanges.Count == 1)
        {
            return false;
        }

        _exchanges.Pop();
        return true;
    }

    /// <summary>Forgets a word of the player's; returns false if it was not learnt.</summary>
    public bool Forget(string word) => _player.Forget(word);

    /// <summary>Goes back to the end of the last exchange, where the player begins to speak.</summary>
    private void BeginLine()
    {
        _player.Restore(_exchanges.Peek().Player);
        _player.Read($" {Script.Player}: ");
    }

    private void Keep()
    {
        Exchange exchange = new(new byte[_session.StateSizeInBytes], new byte[_player.StateSizeInBytes]);
        _session.CopyTo(exchange.Character);
        _player.CopyTo(exchange.Player);
        _exchanges.Push(exchange);
    }

    /// <summary>The states after an exchange.</summary>
    private sealed record Exchange(byte[] Character, byte[] Player);
}

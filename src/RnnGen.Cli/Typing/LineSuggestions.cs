using System.Diagnostics;

namespace RnnGen.Cli;

/// <summary>
/// Suggestions for a line while it is typed: completions of an unfinished word, or next words after a finished one. The state after each word of the
/// line is kept, so that a key costs only the words it changed.
/// </summary>
internal sealed class LineSuggestions
{
    private readonly WordSource _source;
    private readonly Suggestion[] _suggestions;
    private readonly List<int> _words = [];

    // _states[n]: after n words of the line; _states[0] is the conversation before it.
    private readonly List<byte[]> _states = [];

    /// <summary>Begins a conversation in which nothing is learnt.</summary>
    /// <param name="model">The model that suggests.</param>
    /// <param name="top">How many words, at most; capped at the size of the vocabulary.</param>
    /// <param name="options">How a begun word is completed, and the words that may be suggested.</param>
    public LineSuggestions(FrozenModel model, int top, CompletionOptions options)
        : this(new WordSource(model, options), top)
    {
    }

    /// <summary>Begins a conversation.</summary>
    /// <param name="source">Where suggestions come from, and who learns the lines that are ended.</param>
    /// <param name="top">How many words, at most; capped at as many as there can be.</param>
    public LineSuggestions(WordSource source, int top)
    {
        _source = source;
        _suggestions = new Suggestion[Math.Min(top, source.MostWords)];
        KeepState();

        // The first word, completion and suggestion are compiled here, and going back from them, so that their latencies are like all later ones.
        Update("a a");
        Update("a ");
        Update("");
    }

    /// <summary>The words of the model.</summary>
    public Vocabulary Vocabulary => _source.Vocabulary;

    /// <summary>The suggestions for the line as last given, most probable first.</summary>
    public ReadOnlySpan<Suggestion> Current => _suggestions.AsSpan(0, Count);

    /// <summary>How many there are.</summary>
    public int Count { get; private set; }

    /// <summary>Where the unfinished word begins; the length of the line if there is none.</summary>
    public int PrefixStart { get; private set; }

    /// <summary>The time it took to read the changed words and to find <see cref="Current"/>.</summary>
    public TimeSpan Latency { get; private set; }

    /// <summary>A suggested word as it is written: of the model, or as its user writes it.</summary>
    public string WordOf(int token) => _source.WordOf(token);

    /// <summary>Reads the line again, up to the caret, without learning from it.</summary>
    public void Update(ReadOnlySpan<char> line)
    {
        long start = Stopwatch.GetTimestamp();
        PrefixStart = Vocabulary.Tokenizer.UnfinishedWordStart(line);
        Read(line[..PrefixStart]);
        Count = _source.Complete(line[PrefixStart..], _suggestions);
        Latency = Stopwatch.GetElapsedTime(start);
    }

    /// <summary>Ends the line, which is learnt: the conversation continues after it. A tokenizer for which the end of a line is a word reads that too.</summary>
    public void Accept(string line)
    {
        GoBackTo(0);
        _source.Learn($"{line}\n");
        _source.EndLine(line);
        KeepState();
        _states.RemoveRange(0, _states.Count - 1);
    }

    /// <summary>Saves what was learnt.</summary>
    public void Save() => _source.Save();

    /// <summary>Brings the source to the state after the words of a text: back to the last state shared with the words read before, then forward from there.</summary>
    private void Read(ReadOnlySpan<char> text)
    {
        Span<char> buffer = stackalloc char[TextTokenizer.MaxTokenLength];
        int position = 0;
        int count = 0;
        bool isShared = true;
        while (Vocabulary.Tokenizer.TryRead(text, ref position, buffer, out ReadOnlySpan<char> word))
        {
            int token = _source.TokenOf(word);
            isShared = isShared && count < _words.Count && _words[count] == token;
            if (!isShared)
            {
                GoBackTo(count);
                _source.Read(token);
                _words.Add(token);
                KeepState();
            }

            count++;
        }

        GoBackTo(count);
    }

    private void GoBackTo(int count)
    {
        if (count < _words.Count)
        {
            _source.Restore(_states[count]);
            _words.RemoveRange(count, _words.Count - count);
            _states.RemoveRange(count + 1, _states.Count - count - 1);
        }
    }

    private void KeepState()
    {
        byte[] state = new byte[_source.StateSizeInBytes];
        _source.CopyTo(state);
        _states.Add(state);
    }
}

using System.Text;

namespace RnnGen.Cli;

/// <summary>
/// Where suggestions come from: a session over the model or, with a profile, a predictor that learns from its user.
/// </summary>
internal sealed class WordSource
{
    private readonly FrozenModel _model;
    private readonly UserProfile? _profile;
    private readonly List<string> _unsaved = [];
    private readonly CompletionOptions _options;
    private readonly PredictorOptions _prediction;
    private readonly bool _noPunctuation;
    private IWordPredictor _words;
    private Suggestion[] _found = [];

    /// <summary>Begins a text.</summary>
    /// <param name="model">The model.</param>
    /// <param name="options">How a begun word is completed, and the words of the model that may be suggested.</param>
    /// <param name="profile">What was learnt of the user; null to learn nothing.</param>
    /// <param name="prediction">How each text begins, and, with a profile, the sources and the words that are never suggested, the user's own included, of which no mask knows; the defaults when null.</param>
    /// <param name="noPunctuation">Whether the user's own words without letter or digit are among them.</param>
    public WordSource(FrozenModel model, CompletionOptions options, UserProfile? profile = null, PredictorOptions? prediction = null, bool noPunctuation = false)
    {
        _model = model;
        _profile = profile;
        _options = options;
        _prediction = prediction ?? PredictorOptions.Default;
        _noPunctuation = noPunctuation;
        _words = profile is null ? model.CreateSession() : new Predictor(model, profile.Profile, _prediction);
        Reset();
    }

    /// <summary>The words of the model.</summary>
    public Vocabulary Vocabulary => _words.Vocabulary;

    /// <summary>How many words there can ever be to suggest.</summary>
    public int MostWords => Vocabulary.Count + (_profile?.Profile.Options.MaxWords ?? 0);

    /// <summary>What has to be read before each text: a predictor reads it by itself.</summary>
    private string Beginning => _profile is null && _prediction.Beginning.Length > 0 ? $"{_prediction.Beginning} " : "";

    /// <summary>Bytes of a state.</summary>
    public int StateSizeInBytes => _words.StateSizeInBytes;

    /// <summary>A word as it is written: of the model, or as its user writes it.</summary>
    public string WordOf(int token) => _words.WordOf(token);

    /// <summary>The token of a word; that of <c>&lt;unk&gt;</c> where neither the model nor the profile has it.</summary>
    public int TokenOf(ReadOnlySpan<char> word) => _words.TokenOf(word);

    /// <summary>Suggests for a whole text, most probable first: completions of the word begun at its end, or next words. What was read before is forgotten.</summary>
    /// <param name="text">The text.</param>
    /// <param name="most">How many words, at most.</param>
    public WordSuggestion[] Suggest(string text, int most)
    {
        CatchUpIfReadable();
        int wanted = Math.Min(most, MostWords);
        string whole = $"{Beginning}{text}";
        for (int asked = wanted; ; asked *= 2)
        {
            WordSuggestion[] found = _words.Suggest(whole, asked, _options);
            WordSuggestion[] allowed = [.. found.Where(suggestion => IsAllowed(_words.TokenOf(suggestion.Word))).Take(wanted)];
            if (allowed.Length == wanted || found.Length < Math.Min(asked, _words.WordCount))
            {
                return allowed;
            }
        }
    }

    /// <summary>Suggests for what was read, most probable first: completions of a begun word, or next words where it is empty.</summary>
    /// <param name="prefix">The begun word.</param>
    /// <param name="suggestions">Receives the words.</param>
    /// <returns>How many there are.</returns>
    public int Complete(ReadOnlySpan<char> prefix, Span<Suggestion> suggestions)
    {
        if (_profile is null || !_noPunctuation)
        {
            return _words.Complete(prefix, suggestions, _options);
        }

        for (int asked = suggestions.Length; ; asked *= 2)
        {
            _found = _found.Length < asked ? new Suggestion[asked] : _found;
            ReadOnlySpan<Suggestion> found = _found.AsSpan(0, _words.Complete(prefix, _found.AsSpan(0, asked), _options));
            int count = 0;
            for (int i = 0; i < found.Length && count < suggestions.Length; i++)
            {
                if (IsAllowed(found[i].Token))
                {
                    suggestions[count++] = found[i];
                }
            }

            if (count == suggestions.Length || found.Length < asked)
            {
                return count;
            }
        }
    }

    /// <summary>Reads a word without learning from it.</summary>
    public void Read(int token) => _words.Read(token);

    /// <summary>Reads a text and, with a profile, learns from it.</summary>
    public void Learn(string text)
    {
        CatchUpIfReadable();
        _words.Feed(text);
        if (_profile is not null)
        {
            _unsaved.Add(text);
        }
    }

    /// <summary>Goes on after a line, where a text would begin. A line that ends no sentence is taken for one: who presses Enter seldom writes a full stop.</summary>
    public void EndLine(string line)
    {
        if (_prediction.Beginning.Length == 0 || line.AsSpan().TrimEnd() is [] or [.., '.' or '!' or '?' or '…'])
        {
            return;
        }

        foreach (int token in Vocabulary.Encode(_prediction.Beginning))
        {
            _words.Read(token);
        }
    }

    /// <summary>Takes over what other programs have changed, and saves what was learnt.</summary>
    public void Save()
    {
        CatchUpIfReadable();
        if (_unsaved.Count > 0 && _profile!.Save(CatchUp))
        {
            _unsaved.Clear();
        }
    }

    /// <summary>Forgets the text, not what was learnt.</summary>
    public void Reset()
    {
        _words.Reset();
        _words.Feed(Beginning);
    }

    /// <summary>Copies the text's state.</summary>
    public void CopyTo(Span<byte> state) => _words.CopyTo(state);

    /// <summary>Goes back to a state.</summary>
    public void Restore(ReadOnlySpan<byte> state) => _words.Restore(state);

    /// <summary>The same, later where the file cannot be read just now; before it is written, it has to be.</summary>
    private void CatchUpIfReadable()
    {
        try
        {
            CatchUp();
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
        }
    }

    /// <summary>Goes on from the profile that another program has saved meanwhile, as by <c>rnngen profile --forget</c>, with what was learnt since the last save.</summary>
    private void CatchUp()
    {
        if (_profile?.Profile is not { } mine || !_profile.ReadAnew())
        {
            return;
        }

        if (_profile.Profile.WordsRead == 0)
        {
            // Everything is to be forgotten, and so are those lines.
            _unsaved.Clear();
        }

        ProfileMerge.Learn(_model, _prediction, mine, _profile.Profile, _unsaved);
        byte[] state = new byte[StateSizeInBytes];
        CopyTo(state);
        _words = new Predictor(_model, _profile.Profile, _prediction);
        Restore(state);
    }

    /// <summary>Whether a word may be suggested; the mask has seen to those of the model.</summary>
    private bool IsAllowed(int token) => !_noPunctuation || token < Vocabulary.Count || WordOf(token).EnumerateRunes().Any(Rune.IsLetterOrDigit);
}

namespace RnnGen.Cli;

/// <summary>A session that suggests the next words of one text after another.</summary>
internal sealed class Suggester
{
    private readonly Session _session;
    private readonly Suggestion[] _suggestions;
    private readonly WordMask? _mask;

    /// <summary>Prepares a session.</summary>
    /// <param name="model">The model that suggests.</param>
    /// <param name="top">How many words, at most; capped at the size of the vocabulary.</param>
    /// <param name="mask">Words that may be suggested; null for all.</param>
    public Suggester(RnnModel model, int top, WordMask? mask = null)
    {
        _mask = mask;
        _session = model.Freeze().CreateSession();
        _suggestions = new Suggestion[Math.Min(top, model.Vocabulary.Count)];
    }

    /// <summary>Suggests the next words, most probable first.</summary>
    public IReadOnlyList<SuggestionReport> Suggest(string text) => Describe(Rank(text));

    /// <summary>Suggests the same as tokens, without allocating; valid until the next call.</summary>
    public ReadOnlySpan<Suggestion> Rank(ReadOnlySpan<char> text)
    {
        _session.Reset();
        _session.Feed(text);
        return _suggestions.AsSpan(0, _session.Suggest(_suggestions, _mask));
    }

    private List<SuggestionReport> Describe(ReadOnlySpan<Suggestion> suggestions)
    {
        List<SuggestionReport> reports = [];
        foreach (Suggestion suggestion in suggestions)
        {
            reports.Add(new SuggestionReport(_session.Vocabulary[suggestion.Token], suggestion.Probability));
        }

        return reports;
    }
}

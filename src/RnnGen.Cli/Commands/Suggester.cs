namespace RnnGen.Cli;

/// <summary>Suggests next words of one text after the other.</summary>
internal sealed class Suggester
{
    private readonly Session _session;
    private readonly Suggestion[] _suggestions;
    private readonly WordMask? _mask;

    /// <summary>Prepares a session.</summary>
    /// <param name="model">Who suggests.</param>
    /// <param name="top">How many words; no more than there are.</param>
    /// <param name="mask">Words that may be suggested; null for all.</param>
    public Suggester(RnnModel model, int top, WordMask? mask = null)
    {
        _mask = mask;
        _session = model.Freeze().CreateSession();
        _suggestions = new Suggestion[Math.Min(top, model.Vocabulary.Count)];
    }

    /// <summary>The words that may follow, most probable first.</summary>
    public IReadOnlyList<SuggestionReport> Suggest(string text) => Describe(Rank(text));

    /// <summary>The same without their names: allocates nothing. Valid until the next call.</summary>
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

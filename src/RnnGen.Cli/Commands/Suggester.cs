namespace RnnGen.Cli;

/// <summary>Suggests next words of one text after the other.</summary>
internal sealed class Suggester
{
    private readonly Session _session;
    private readonly Suggestion[] _suggestions;

    /// <summary>Prepares a session.</summary>
    /// <param name="model">Who suggests.</param>
    /// <param name="top">How many words; no more than there are.</param>
    public Suggester(RnnModel model, int top)
    {
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
        return _suggestions.AsSpan(0, _session.Suggest(_suggestions));
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

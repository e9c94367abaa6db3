namespace RnnGen.Benchmarks;

/// <summary>The generated code, through the session that users call.</summary>
internal readonly struct GeneratedReader(Session session) : ISuggester
{
    public void Feed(int token) => session.Feed(token);

    public void Suggest(Span<Suggestion> suggestions) => session.Suggest(suggestions);
}

namespace RnnGen.Cli;

/// <summary>A trained network as a predictor.</summary>
internal sealed class SessionPredictor(Session session) : ISpelledPredictor
{
    private Suggestion[] _suggestions = [];

    /// <inheritdoc/>
    public Vocabulary Vocabulary => session.Vocabulary;

    /// <inheritdoc/>
    public void Feed(int token) => session.Feed(token);

    /// <inheritdoc/>
    public int Complete(ReadOnlySpan<char> prefix, Span<int> words)
    {
        if (_suggestions.Length != words.Length)
        {
            _suggestions = new Suggestion[words.Length];
        }

        int count = session.Complete(prefix, _suggestions);
        for (int i = 0; i < count; i++)
        {
            words[i] = _suggestions[i].Token;
        }

        return count;
    }
}

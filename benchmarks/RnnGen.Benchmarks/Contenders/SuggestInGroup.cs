namespace RnnGen.Benchmarks;

/// <summary>One word into each session of a group, five suggestions out of each. A unit is one word of one session.</summary>
internal sealed class SuggestInGroup : Contender
{
    private readonly SessionGroup _group;
    private readonly WordCycle[] _words;
    private readonly int[] _tokens;
    private readonly Suggestion[] _suggestions;

    public SuggestInGroup(SessionGroup group)
    {
        _group = group;
        _words = [.. Enumerable.Range(0, group.Count).Select(session => WordsOf(session, group))];
        _tokens = new int[group.Count];
        _suggestions = new Suggestion[group.Count * SuggestionRow.Count];
    }

    public override int UnitsPerRepetition => _group.Count;

    /// <summary>Returns the text of one session; each session begins at a different position.</summary>
    public static WordCycle WordsOf(int session, SessionGroup group) => new(group.Vocabulary.Count, session * (WordCycle.Length / group.Count));

    /// <summary>Returns the latest suggestions of one session.</summary>
    public ReadOnlySpan<Suggestion> SuggestionsOf(int session) => _suggestions.AsSpan(session * SuggestionRow.Count, SuggestionRow.Count);

    public override void Run(int repetitions)
    {
        for (int repetition = 0; repetition < repetitions; repetition++)
        {
            for (int session = 0; session < _tokens.Length; session++)
            {
                _tokens[session] = _words[session].Next();
            }

            _group.Feed(_tokens);
            _group.Suggest(_suggestions);
        }
    }
}

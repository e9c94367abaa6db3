namespace RnnGen.Benchmarks;

/// <summary>The beginning of a word in, five completions out.</summary>
internal sealed class CompleteWords(Session session, PrefixCycle prefixes) : Contender
{
    private readonly Suggestion[] _suggestions = new Suggestion[SuggestionRow.Count];

    public override void Run(int repetitions)
    {
        for (int repetition = 0; repetition < repetitions; repetition++)
        {
            session.Complete(prefixes.Next(), _suggestions);
        }
    }
}

namespace RnnGen.Benchmarks;

/// <summary>A word begun, five words that it may become.</summary>
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

namespace RnnGen.Benchmarks;

/// <summary>One word in, five suggestions with their probabilities out.</summary>
internal sealed class SuggestWords<TReader>(TReader reader, WordCycle words) : Contender
    where TReader : struct, ISuggester
{
    private readonly Suggestion[] _suggestions = new Suggestion[SuggestionRow.Count];

    public override void Run(int repetitions)
    {
        for (int repetition = 0; repetition < repetitions; repetition++)
        {
            reader.Feed(words.Next());
            reader.Suggest(_suggestions);
        }
    }
}

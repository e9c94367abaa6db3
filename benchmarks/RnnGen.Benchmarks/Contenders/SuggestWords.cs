namespace RnnGen.Benchmarks;

/// <summary>One word in, five suggestions with their probabilities out.</summary>
internal sealed class SuggestWords<TReader>(TReader reader, WordCycle words) : Contender
    where TReader : struct, ISuggester
{
    /// <summary>What a row of suggestions above a keyboard shows.</summary>
    public const int SuggestionCount = 5;

    private readonly Suggestion[] _suggestions = new Suggestion[SuggestionCount];

    public override void Run(int repetitions)
    {
        for (int repetition = 0; repetition < repetitions; repetition++)
        {
            reader.Feed(words.Next());
            reader.Suggest(_suggestions);
        }
    }
}

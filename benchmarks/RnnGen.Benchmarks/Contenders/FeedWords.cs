namespace RnnGen.Benchmarks;

/// <summary>One word in: only the step of the cell.</summary>
internal sealed class FeedWords<TReader>(TReader reader, WordCycle words) : Contender
    where TReader : struct, IWordReader
{
    public override void Run(int repetitions)
    {
        for (int repetition = 0; repetition < repetitions; repetition++)
        {
            reader.Feed(words.Next());
        }
    }
}

namespace RnnGen.Tests;

/// <summary>Logit 0 tells how many words were read since zero state, logit 1 tells which: their tokens as decimal digits.</summary>
internal sealed class HistoryNetwork(int sequenceLength, LossPosition loss) : BigramNetwork(10, sequenceLength, 2, loss)
{
    protected override float Logit(ReadOnlySpan<float> output, ReadOnlySpan<float> state, int word) => word < 2 ? state[word + 1] : 0;
}

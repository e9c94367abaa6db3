namespace RnnGen.Benchmarks;

/// <summary>A random choice of texts in proportion to their weights.</summary>
internal sealed class WeightedChoice(params (string Text, int Weight)[] choices)
{
    private readonly string[] _slots = [.. choices.SelectMany(choice => Enumerable.Repeat(choice.Text, choice.Weight))];

    public string Next(ref RandomSource random) => _slots[random.NextInt32(_slots.Length)];
}

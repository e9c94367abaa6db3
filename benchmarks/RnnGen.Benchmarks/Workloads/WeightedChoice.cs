namespace RnnGen.Benchmarks;

/// <summary>Draws texts as often as their weights say.</summary>
internal sealed class WeightedChoice(params (string Text, int Weight)[] choices)
{
    private readonly string[] _slots = [.. choices.SelectMany(choice => Enumerable.Repeat(choice.Text, choice.Weight))];

    public string Next(ref RandomSource random) => _slots[random.NextInt32(_slots.Length)];
}

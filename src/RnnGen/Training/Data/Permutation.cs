namespace RnnGen.Training;

/// <summary>The numbers from 0 to count − 1 in some order; at first in their own.</summary>
internal sealed class Permutation
{
    private readonly int[] _order;

    public Permutation(int count)
    {
        _order = new int[count];
        Reset();
    }

    public int Count => _order.Length;

    public int this[int index] => _order[index];

    /// <summary>Puts them into an order that the arguments alone decide, whatever it was before.</summary>
    public void Shuffle(ulong seed, int epoch)
    {
        RandomSource random = new(seed, (ulong)epoch);
        Reset();
        Shuffle(_order, ref random);
    }

    /// <summary>Puts some numbers into a random order; each is equally likely (Fisher and Yates).</summary>
    public static void Shuffle(Span<int> numbers, ref RandomSource random)
    {
        for (int last = numbers.Length - 1; last > 0; last--)
        {
            int chosen = random.NextInt32(last + 1);
            (numbers[last], numbers[chosen]) = (numbers[chosen], numbers[last]);
        }
    }

    private void Reset()
    {
        for (int i = 0; i < _order.Length; i++)
        {
            _order[i] = i;
        }
    }
}

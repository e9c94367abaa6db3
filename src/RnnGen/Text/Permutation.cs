namespace RnnGen;

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

    private void Reset()
    {
        for (int i = 0; i < _order.Length; i++)
        {
            _order[i] = i;
        }
    }
}

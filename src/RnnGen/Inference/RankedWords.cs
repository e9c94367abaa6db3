using System.Numerics;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace RnnGen;

/// <summary>
/// The n most probable words after a word already ranked, kept in a binary heap whose root is the least of them. Eight logits at a time are compared
/// with the root; few of a large vocabulary pass.
/// </summary>
internal ref struct RankedWords
{
    private readonly Span<ulong> _keys;
    private readonly ulong _after;
    private int _count;
    private float _threshold = float.NegativeInfinity;

    /// <summary>Begins a pass.</summary>
    /// <param name="keys">Scratch; its length, at least 1, is n.</param>
    /// <param name="after">The <see cref="RankKey"/> after which ranks begin; 0 for the first.</param>
    public RankedWords(Span<ulong> keys, ulong after)
    {
        _keys = keys;
        _after = after;
    }

    /// <summary>Considers a run of logits, a multiple of 8; −∞ and NaN are never kept.</summary>
    public void Offer(ReadOnlySpan<float> logits, int firstWord)
    {
        ReadOnlySpan<Vector256<float>> vectors = MemoryMarshal.Cast<float, Vector256<float>>(logits);
        for (int i = 0; i < vectors.Length; i++)
        {
            uint candidates = Vector256.GreaterThan(vectors[i], Vector256.Create(_threshold)).ExtractMostSignificantBits();
            for (; candidates != 0; candidates &= candidates - 1)
            {
                int offset = (i * Vector256<float>.Count) + BitOperations.TrailingZeroCount(candidates);
                Insert(RankKey.From(logits[offset], firstWord + offset));
            }
        }
    }

    /// <summary>The keys of the words, most probable first.</summary>
    public readonly Span<ulong> Sort()
    {
        Span<ulong> kept = _keys[.._count];
        Ascending<ulong>.Sort(kept);
        return kept;
    }

    private void Insert(ulong key)
    {
        if (key <= _after)
        {
            return;
        }

        if (_count < _keys.Length)
        {
            _keys[_count++] = key;
            if (_count == _keys.Length)
            {
                MakeHeap();
            }
        }
        else if (key < _keys[0])
        {
            _keys[0] = key;
            SiftDown(0);
            _threshold = RankKey.Logit(_keys[0]);
        }
    }

    private void MakeHeap()
    {
        for (int parent = (_keys.Length / 2) - 1; parent >= 0; parent--)
        {
            SiftDown(parent);
        }

        _threshold = RankKey.Logit(_keys[0]);
    }

    private readonly void SiftDown(int parent)
    {
        Span<ulong> keys = _keys;
        ulong key = keys[parent];
        while (true)
        {
            int child = (2 * parent) + 1;
            if (child >= keys.Length)
            {
                break;
            }

            if (child + 1 < keys.Length && keys[child + 1] > keys[child])
            {
                child++;
            }

            if (keys[child] <= key)
            {
                break;
            }

            keys[parent] = keys[child];
            parent = child;
        }

        keys[parent] = key;
    }
}

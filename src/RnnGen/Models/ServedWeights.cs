using RnnGen.Threading;

namespace RnnGen;

/// <summary>One of the two copies of a <see cref="ServingModel"/>, with the number of sessions that are reading it.</summary>
internal sealed class ServedWeights
{
    private readonly FrozenWeights _weights;
    private PaddedCounter _readers;

    public ServedWeights(FrozenWeights weights, RnnModel model)
    {
        _weights = weights;
        Fill(model);
    }

    /// <summary>The passes with these weights.</summary>
    public BoundNetwork Bound { get; private set; } = null!;

    /// <summary>Takes over a model's weights; nobody may be reading.</summary>
    public void Fill(RnnModel model) => Bound = _weights.Fill(model.Bound.Parameters.Span, model.Vocabulary);

    /// <summary>Somebody begins to read.</summary>
    public void AddReader() => Interlocked.Increment(ref _readers.Value);

    /// <summary>Somebody has ended to read.</summary>
    public void RemoveReader() => Interlocked.Decrement(ref _readers.Value);

    /// <summary>Returns when nobody reads: nobody begins to while these are not the current weights.</summary>
    public void WaitForReaders()
    {
        SpinWait spin = default;
        while (Volatile.Read(ref _readers.Value) != 0)
        {
            spin.SpinOnce();
        }
    }
}

/// <summary>While it is held, the weights that a session reads stay what they are; <c>default</c> where nobody changes them.</summary>
internal readonly ref struct WeightLease
{
    private readonly ServedWeights? _weights;

    public WeightLease(ServedWeights weights)
    {
        weights.AddReader();
        _weights = weights;
    }

    /// <summary>The weights; null where nobody changes them.</summary>
    public BoundNetwork? Bound => _weights?.Bound;

    public void Dispose() => _weights?.RemoveReader();
}

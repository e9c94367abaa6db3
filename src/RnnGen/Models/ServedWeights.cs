using RnnGen.Threading;

namespace RnnGen;

/// <summary>One of the two copies of a <see cref="ServingModel"/>, with the number of sessions currently reading it.</summary>
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
    public ServedNetwork Bound { get; private set; } = null!;

    /// <summary>Copies a model's weights; no session may be reading.</summary>
    public void Fill(RnnModel model)
    {
        _weights.Take(model.Bound.Parameters.Span, model.Vocabulary);
        Bound = _weights.Bind(model.Vocabulary);
    }

    /// <summary>Counts a session that begins reading.</summary>
    public void AddReader() => Interlocked.Increment(ref _readers.Value);

    /// <summary>Counts a session that has finished reading.</summary>
    public void RemoveReader() => Interlocked.Decrement(ref _readers.Value);

    /// <summary>Waits until no session is reading: none begins while these are not the current weights.</summary>
    public void WaitForReaders()
    {
        SpinWait spin = default;
        while (Volatile.Read(ref _readers.Value) != 0)
        {
            spin.SpinOnce();
        }
    }
}

/// <summary>A lease: while it is held, the weights that a session reads do not change; <c>default</c> if nothing ever changes them.</summary>
internal readonly ref struct WeightLease
{
    private readonly ServedWeights? _weights;

    public WeightLease(ServedWeights weights)
    {
        weights.AddReader();
        _weights = weights;
    }

    /// <summary>The weights; null if nothing ever changes them.</summary>
    public ServedNetwork? Bound => _weights?.Bound;

    public void Dispose() => _weights?.RemoveReader();
}

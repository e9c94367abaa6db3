using System.Numerics;

namespace RnnGen.Reference;

/// <summary>
/// One layer unrolled in time: the records [T + 1][B] of its steps, and dE/d(state) [T + 1][B] flowing back through
/// them. Index 0 is the state before the first step.
/// </summary>
internal sealed class LayerTrace<T>(RecurrentLayer<T> layer, int sequenceLength, int batchSize)
    where T : IBinaryFloatingPointIeee754<T>
{
    private readonly T[] _records = new T[checked((sequenceLength + 1) * batchSize * layer.RecordSize)];
    private readonly T[] _stateGradients = new T[checked((sequenceLength + 1) * batchSize * layer.StateSize)];

    /// <summary>The record of step t of sequence b.</summary>
    public Span<T> Record(int t, int b) => _records.AsSpan(((t * batchSize) + b) * layer.RecordSize, layer.RecordSize);

    /// <summary>h_t [H] of sequence b.</summary>
    public Span<T> Hidden(int t, int b) => Record(t, b)[..layer.HiddenSize];

    /// <summary>dE/d(h_t, c_t) of sequence b.</summary>
    public Span<T> StateGradient(int t, int b) => _stateGradients.AsSpan(((t * batchSize) + b) * layer.StateSize, layer.StateSize);

    /// <summary>dE/dh_t [H] of sequence b.</summary>
    public Span<T> HiddenGradient(int t, int b) => StateGradient(t, b)[..layer.HiddenSize];

    /// <summary>Zeroes the state before the first step.</summary>
    public void ResetState() => _records.AsSpan(0, batchSize * layer.RecordSize).Clear();

    /// <summary>Makes the state after a step the state before the first step.</summary>
    public void CarryState(int step)
    {
        int length = batchSize * layer.RecordSize;
        _records.AsSpan(step * length, length).CopyTo(_records);
    }

    /// <summary>Zeroes dE/d(state), which the backward pass adds to.</summary>
    public void ClearGradients() => Array.Clear(_stateGradients);
}

using System.Numerics;

namespace RnnGen.Reference;

/// <summary>A sequence read one word at a time, with its own h (and c) for every layer, over the live parameters of a model.</summary>
/// <typeparam name="T"><see cref="float"/> or <see cref="double"/>.</typeparam>
public sealed class ReferenceSession<T>
    where T : IBinaryFloatingPointIeee754<T>
{
    private readonly ReferenceModel<T> _model;

    /// <summary>Two steps of one sequence per layer: the previous step at 0, the latest at 1.</summary>
    private readonly LayerTrace<T>[] _traces;

    internal ReferenceSession(ReferenceModel<T> model)
    {
        _model = model;
        _traces = [.. model.Layers.Select(layer => new LayerTrace<T>(layer, sequenceLength: 1, batchSize: 1))];
    }

    /// <summary>Restarts from zero state.</summary>
    public void Reset()
    {
        foreach (LayerTrace<T> trace in _traces)
            trace.Record(1, 0).Clear();
    }

    /// <summary>Feeds one word through every layer.</summary>
    /// <param name="token">The word, in [0, V).</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="token"/> is not in [0, V).</exception>
    public void Step(int token)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(token);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(token, _model.Shape.VocabularySize);
        for (int layer = 0; layer < _traces.Length; layer++)
        {
            LayerTrace<T> trace = _traces[layer];
            trace.CarryState(step: 1);
            LayerInput<T> x = layer == 0 ? _model.WordInput(token) : new LayerInput<T>(_traces[layer - 1].Hidden(1, 0), []);
            _model.Layers[layer].Step(x, trace.Record(0, 0), trace.Record(1, 0));
        }
    }

    /// <summary>Returns h [H] of one layer after the latest word.</summary>
    /// <param name="layer">The layer, in [0, L).</param>
    public ReadOnlySpan<T> HiddenState(int layer) => _traces[layer].Hidden(1, 0);

    /// <summary>
    /// Returns everything that one layer computed for the latest word, each [H]: h; then, for <see cref="RecurrentCell.Lstm"/>, c, i, f, g, o; for <see cref="RecurrentCell.Gru"/>, r, z, n, m
    /// with m = Whn·h_{t−1} + bhn; for <see cref="RecurrentCell.Cifg"/>, c, f, g, o.
    /// </summary>
    /// <param name="layer">The layer, in [0, L).</param>
    public ReadOnlySpan<T> Record(int layer) => _traces[layer].Record(1, 0);

    /// <summary>Computes logits = Why·h + by of the next word.</summary>
    /// <param name="logits">Receives the logits of the first words, one per element, at most V.</param>
    /// <exception cref="ArgumentException"><paramref name="logits"/> is longer than V.</exception>
    public void Logits(Span<T> logits)
    {
        if (logits.Length > _model.Shape.VocabularySize)
            throw new ArgumentException($"The span has {logits.Length} elements, but the model has V = {_model.Shape.VocabularySize} words.", nameof(logits));
        _model.Output.Logits(_model.OutputInput(HiddenState(_traces.Length - 1)), logits);
    }

    /// <summary>Computes softmax(logits) of the next word.</summary>
    /// <param name="probabilities">Receives the probabilities of a vocabulary of its length: from 1 to V words. They add up to 1.</param>
    /// <exception cref="ArgumentException"><paramref name="probabilities"/> is empty or longer than V.</exception>
    public void Probabilities(Span<T> probabilities)
    {
        if (probabilities.IsEmpty)
            throw new ArgumentException("The span is empty; give it one element per word of the vocabulary.", nameof(probabilities));
        Logits(probabilities);
        SoftmaxOutput<T>.Softmax(probabilities);
    }
}

using RnnGen.CompilerServices;

namespace RnnGen;

/// <summary>
/// What the columns of each matrix of a model are multiplied by over a text, as mean squares: m_k of x, of h of a layer, of P·h. An error of a weight costs as much as its column is large: the
/// mean square error of a row's product is about Σ m_k (w_k − a·q_k)². Tables, which nothing is multiplied by, have none.
/// </summary>
internal sealed class ActivationSquares
{
    /// <summary>What a column counts at least, in units of the mean: a unit that the text leaves at 0 may be needed for another.</summary>
    private const float LeastShare = 0.01f;

    private readonly RnnNetwork _network;
    private readonly ParameterTensor[] _recurrentWeights;
    private readonly ParameterTensor[] _otherTensors;
    private readonly AlignedBuffer _state;
    private readonly float[] _embedding;
    private readonly int _layerWidth;
    private readonly Dictionary<string, float[]> _means = new(StringComparer.Ordinal);

    private ActivationSquares(RnnNetwork network)
    {
        _network = network;
        ModelShape shape = network.Shape;
        _recurrentWeights = [.. network.Layout.Tensors.Where(static tensor => tensor.Role == ParameterRole.RecurrentWeights)];
        _otherTensors = [.. network.Layout.Tensors.Except(_recurrentWeights)];
        _state = new AlignedBuffer(network.Layout.StateFloats);
        _embedding = new float[shape.EmbeddingSize];

        // h, and what else a layer carries, lie one after the other: what the output layer reads is h of the last, or P·h after it.
        _layerWidth = network.Layout.OutputInputOffset / Math.Max(1, shape.HasProjection ? shape.Layers : shape.Layers - 1);
    }

    /// <summary>Runs a text through the fp32 passes, from zero state; an n-gram model n words at a time.</summary>
    /// <param name="network">The passes.</param>
    /// <param name="parameters">Packed fp32 parameters.</param>
    /// <param name="vocabulary">The words.</param>
    /// <param name="tokens">The text.</param>
    /// <returns>The mean squares under the names of the tensors; none for an empty text.</returns>
    /// <exception cref="ArgumentException">A token is not in the vocabulary.</exception>
    public static IReadOnlyDictionary<string, float[]> Over(RnnNetwork network, ReadOnlySpan<float> parameters, Vocabulary vocabulary, ReadOnlySpan<int> tokens)
    {
        foreach (int token in tokens)
        {
            if ((uint)token >= (uint)vocabulary.Count)
            {
                throw new ArgumentException($"{nameof(FreezeOptions)}.{nameof(FreezeOptions.CalibrationText)} holds token {token}, but tokens run from 0 to {vocabulary.Count - 1}: encode the text with the model's own vocabulary.");
            }
        }

        ActivationSquares squares = new(network);
        for (int position = 0; position < tokens.Length; position++)
        {
            if (network.Shape.NGramLength is > 0 and int n && position % n == 0)
            {
                squares._state.Span.Clear();
            }

            squares.Step(parameters, tokens[position], 1f / tokens.Length);
        }

        foreach (float[] means in squares._means.Values)
        {
            float least = LeastShare * means.Average();
            for (int column = 0; column < means.Length; column++)
            {
                means[column] = MathF.Max(means[column], least);
            }
        }

        return squares._means;
    }

    private void Step(ReadOnlySpan<float> parameters, int token, float share)
    {
        ModelShape shape = _network.Shape;
        foreach (ParameterTensor tensor in _recurrentWeights)
        {
            Add(tensor, Hidden(tensor.Layer), share);
        }

        _network.Step(parameters, _state.Span, token);
        foreach (ParameterTensor tensor in _otherTensors)
        {
            switch (tensor.Role)
            {
                case ParameterRole.InputWeights when tensor.Layer > 0:
                    Add(tensor, Hidden(tensor.Layer - 1), share);
                    break;
                case ParameterRole.InputWeights when !shape.IsOneHot:
                    _network.Layout.Tensors[0].UnpackRows(parameters, token, _embedding);
                    Add(tensor, _embedding, share);
                    break;
                case ParameterRole.Projection:
                    Add(tensor, Hidden(shape.Layers - 1), share);
                    break;
                case ParameterRole.OutputWeights:
                case ParameterRole.Embedding when shape.TieEmbeddings:
                    Add(tensor, _state.Span.Slice(_network.Layout.OutputInputOffset, shape.OutputDepth), share);
                    break;
            }
        }
    }

    private ReadOnlySpan<float> Hidden(int layer) => _state.Span.Slice(layer * _layerWidth, _network.Shape.HiddenSize);

    private void Add(ParameterTensor tensor, ReadOnlySpan<float> values, float share)
    {
        if (!_means.TryGetValue(tensor.Name, out float[]? means))
        {
            means = new float[tensor.Columns];
            _means.Add(tensor.Name, means);
        }

        for (int i = 0; i < means.Length; i++)
        {
            means[i] += share * values[i] * values[i];
        }
    }
}

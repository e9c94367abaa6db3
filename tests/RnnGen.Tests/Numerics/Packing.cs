using RnnGen.CompilerServices;

namespace RnnGen.Tests;

/// <summary>Lays tensors into a slab by hand, in the order of the model file, independently of what the generator plans.</summary>
/// <param name="unitsPerGroup">Units of a gate that lie side by side.</param>
internal sealed class Packing(int unitsPerGroup)
{
    private const int PanelWidth = 16;

    private readonly List<ParameterTensor> _tensors = [];
    private int _length;

    /// <summary>The tensors of <paramref name="shape"/> and the length of the slab.</summary>
    public (List<ParameterTensor> Tensors, int Length) Lay(ModelShape shape)
    {
        int gates = shape.Gates;
        int hidden = shape.HiddenSize;
        if (!shape.IsOneHot)
        {
            Add("embedding.weight", ParameterRole.Embedding, 0, shape.VocabularySize, shape.EmbeddingSize, gates: 1, isTransposed: false);
        }

        for (int layer = 0; layer < shape.Layers; layer++)
        {
            Add($"rnn.weight_ih_l{layer}", ParameterRole.InputWeights, layer, gates * hidden, shape.InputSize(layer), gates, isTransposed: true);
            Add($"rnn.weight_hh_l{layer}", ParameterRole.RecurrentWeights, layer, gates * hidden, hidden, gates, isTransposed: true);
            Add($"rnn.bias_ih_l{layer}", ParameterRole.Bias, layer, gates * hidden, 1, gates, isTransposed: true);
            if (Recurrence.Of(shape.Cell).HasCandidateBias)
            {
                Add($"rnn.bias_hn_l{layer}", ParameterRole.CandidateBias, layer, hidden, 1, gates: 1, isTransposed: true);
            }
        }

        if (shape.HasProjection)
        {
            Add("projection.weight", ParameterRole.Projection, 0, shape.EmbeddingSize, hidden, gates: 1, isTransposed: true);
        }

        if (!shape.TieEmbeddings)
        {
            Add("output.weight", ParameterRole.OutputWeights, 0, shape.VocabularySize, hidden, gates: 1, isTransposed: true);
        }

        Add("output.bias", ParameterRole.OutputBias, 0, shape.VocabularySize, 1, gates: 1, isTransposed: true);
        return (_tensors, _length);
    }

    private void Add(string name, ParameterRole role, int layer, int rows, int columns, int gates, bool isTransposed)
    {
        int packedRows = isTransposed ? columns : rows;
        int units = (isTransposed ? rows : columns) / gates;
        int group = gates > 1 ? unitsPerGroup : PanelWidth;
        int packedColumns = RoundUp(RoundUp(units, group) * gates, PanelWidth);
        int panelStride = packedRows * PanelWidth;
        PanelLayout layout = new() { Offset = _length, PanelStride = panelStride, RowStride = PanelWidth, Gates = gates, Units = units, UnitsPerGroup = group };
        _tensors.Add(new ParameterTensor { Name = name, Role = role, Layer = layer, Rows = rows, Columns = columns, Layout = layout, Transposed = isTransposed });
        _length += packedColumns / PanelWidth * panelStride;
    }

    private static int RoundUp(int value, int multiple) => (value + multiple - 1) / multiple * multiple;
}

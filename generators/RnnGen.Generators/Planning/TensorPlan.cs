namespace RnnGen.Generators;

/// <summary>One parameter tensor as the model file knows it, and the panels that hold it. Field by field the runtime's <c>ParameterTensor</c>.</summary>
internal sealed record TensorPlan(
    string Name,
    string Role,
    int Layer,
    int Rows,
    int Columns,
    Region Region,
    int PanelStride,
    int RowStride,
    int Gates,
    int Units,
    int UnitsPerGroup,
    bool Transposed,
    int FirstGate = 0)
{
    public static IReadOnlyList<TensorPlan> Of(ModelSpec spec, PaddedWidths widths, ParameterLayout parameters)
    {
        int gateRows = widths.Gates * spec.HiddenSize;
        List<TensorPlan> tensors = [];
        if (parameters.Embedding is { } embedding)
        {
            tensors.Add(parameters.IsTied
                ? WordColumns("embedding.weight", "Embedding")
                : new TensorPlan("embedding.weight", "Embedding", 0, spec.VocabularySize, spec.EmbeddingSize, embedding, Panel.Width, widths.EmbeddingWidth, 1, spec.EmbeddingSize, Panel.Width, false));
        }

        foreach (LayerParameters layer in parameters.Layers)
        {
            TensorPlan Gated(string name, string role, int columns, Region region, int panelStride, int rowStride, int firstGate = 0) => new(
                $"rnn.{name}_l{layer.Layer}", role, layer.Layer, gateRows, columns, region, panelStride, rowStride, widths.Gates, spec.HiddenSize, widths.InterleavedUnits, true, firstGate);

            tensors.Add(layer.InputTable is { } table
                ? Gated("weight_ih", "InputWeights", spec.VocabularySize, table, Panel.Width, widths.GateColumns)
                : Gated("weight_ih", "InputWeights", layer.InputDepth, layer.InputWeights!, layer.InputStride, Panel.Width));
            tensors.Add(Gated("weight_hh", "RecurrentWeights", spec.HiddenSize, layer.RecurrentWeights, layer.RecurrentStride, Panel.Width, layer.FirstRecurrentGate));
            tensors.Add(Gated("bias_ih", "Bias", 1, layer.Bias, Panel.Width, 0));
            if (layer.CandidateBias is { } candidateBias)
            {
                tensors.Add(new TensorPlan($"rnn.bias_hn_l{layer.Layer}", "CandidateBias", layer.Layer, spec.HiddenSize, 1, candidateBias, Panel.Width, 0, 1, spec.HiddenSize, Panel.Width, true));
            }
        }

        if (parameters.Projection is { } projection)
        {
            tensors.Add(new TensorPlan("projection.weight", "Projection", 0, spec.EmbeddingSize, spec.HiddenSize, projection, spec.HiddenSize * Panel.Width, Panel.Width, 1, spec.EmbeddingSize, Panel.Width, true));
        }

        if (!parameters.IsTied)
        {
            tensors.Add(WordColumns("output.weight", "OutputWeights"));
        }

        tensors.Add(new TensorPlan("output.bias", "OutputBias", 0, spec.VocabularySize, 1, parameters.OutputBias, Panel.Width, 0, 1, spec.VocabularySize, Panel.Width, true));
        return tensors;

        TensorPlan WordColumns(string name, string role) => new(
            name, role, 0, spec.VocabularySize, widths.OutputDepth, parameters.OutputWeights, widths.OutputDepth * Panel.Width, Panel.Width, 1, spec.VocabularySize, Panel.Width, true);
    }
}

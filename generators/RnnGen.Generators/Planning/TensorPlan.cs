using RnnGen.Generators.Layout;

namespace RnnGen.Generators.Planning;

/// <summary>One parameter tensor as in the model file, and the panels that hold it: field by field the run-time library's <c>ParameterTensor</c>.</summary>
internal sealed class TensorPlan(string name, string role, int layer, Region region)
{
    public string Name => name;

    public string Role => role;

    public int Layer => layer;

    public Region Region => region;

    public int Rows { get; private init; }

    public int Columns { get; private init; } = 1;

    public Stride PanelStride { get; private init; } = Stride.Of(Panel.Width);

    /// <summary>Floats from one row to the next within a panel; 0 for a vector, which has only one.</summary>
    public Stride RowStride { get; private init; } = Stride.Of(0);

    public int Gates { get; private init; } = 1;

    public int Units { get; private init; }

    public int UnitsPerGroup { get; private init; } = Panel.Width;

    /// <summary>The gate that comes first: the last one of the file, where it is split and its recurrent side precedes the others.</summary>
    public int FirstGate { get; private init; }

    /// <summary>Whether the rows of the file run across the lanes.</summary>
    public bool IsTransposed { get; private init; } = true;

    public long Length => (long)Rows * Columns;

    public static IReadOnlyList<TensorPlan> Create(Widths widths, ParameterLayout parameters)
    {
        List<TensorPlan> tensors = [];
        if (parameters.IsTied)
        {
            tensors.Add(WordColumns("embedding.weight", "Embedding"));
        }
        else if (parameters.Embedding is { } embedding)
        {
            tensors.Add(new TensorPlan("embedding.weight", "Embedding", 0, embedding)
            {
                Rows = widths.Spec.VocabularySize, Columns = widths.Spec.EmbeddingSize, RowStride = Stride.Of(widths.EmbeddingWidth), Units = widths.Spec.EmbeddingSize, IsTransposed = false,
            });
        }

        tensors.AddRange(parameters.Layers.SelectMany(layer => OfLayer(widths, layer)));
        if (parameters.Projection is { } projection)
        {
            tensors.Add(new TensorPlan("projection.weight", "Projection", 0, projection)
            {
                Rows = widths.Spec.EmbeddingSize, Columns = widths.Spec.HiddenSize, PanelStride = projection.Type.PanelStride, RowStride = Stride.Of(Panel.Width), Units = widths.Spec.EmbeddingSize,
            });
        }

        if (!parameters.IsTied)
        {
            tensors.Add(WordColumns("output.weight", "OutputWeights"));
        }

        tensors.Add(new TensorPlan("output.bias", "OutputBias", 0, parameters.OutputBias) { Rows = widths.Spec.VocabularySize, Units = widths.Spec.VocabularySize });
        return tensors;

        TensorPlan WordColumns(string name, string role) => new(name, role, 0, parameters.OutputWeights)
        {
            Rows = widths.Spec.VocabularySize, Columns = widths.OutputDepth, PanelStride = widths.OutputStride, RowStride = Stride.Of(Panel.Width), Units = widths.Spec.VocabularySize,
        };
    }

    private static IEnumerable<TensorPlan> OfLayer(Widths widths, LayerParameters layer)
    {
        TensorPlan Gated(string name, string role, Region region, int columns, Stride panelStride, Stride rowStride) => new($"rnn.{name}_l{layer.Layer}", role, layer.Layer, region)
        {
            Rows = widths.Cell.Gates * widths.Spec.HiddenSize,
            Columns = columns,
            PanelStride = panelStride,
            RowStride = rowStride,
            Gates = widths.Cell.Gates,
            Units = widths.Spec.HiddenSize,
            UnitsPerGroup = widths.InterleavedUnits,
            FirstGate = region == layer.RecurrentWeights && widths.Cell.SplitGate is not null ? widths.Cell.Gates - 1 : 0,
        };

        Stride row = Stride.Of(Panel.Width);
        yield return layer.InputTable is { } table
            ? Gated("weight_ih", "InputWeights", table, widths.Spec.VocabularySize, row, new Stride("GateColumns", widths.GateColumns))
            : Gated("weight_ih", "InputWeights", layer.InputWeights!, (int)widths.InputDepth(layer.Layer).Value, widths.InputStride(layer.Layer), row);
        yield return Gated("weight_hh", "RecurrentWeights", layer.RecurrentWeights, widths.Spec.HiddenSize, widths.HiddenStride, row);
        yield return Gated("bias_ih", "Bias", layer.Bias, 1, row, Stride.Of(0));
        if (widths.Cell.SplitGate is { } split)
        {
            yield return new TensorPlan($"{split.BiasTensor}_l{layer.Layer}", split.BiasName, layer.Layer, layer.SplitBias!) { Rows = widths.Spec.HiddenSize, Units = widths.Spec.HiddenSize };
        }
    }
}

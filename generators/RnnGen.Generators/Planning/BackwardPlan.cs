namespace RnnGen.Generators;

/// <summary>One layer's way back through time.</summary>
/// <param name="Layer">Index of the layer.</param>
/// <param name="Gates">Back through the nonlinearity of one unit group.</param>
/// <param name="TransposeRecurrent">Whhᵀ in panels; null for a single time step.</param>
/// <param name="RecurrentGradient">What step t sends to step t − 1; null for a single time step.</param>
/// <param name="RecurrentWeightGradient">dWhh.</param>
/// <param name="BiasGradient">db.</param>
/// <param name="Input">The way to what feeds the layer; null for one-hot input, whose look-up has none.</param>
internal sealed record LayerBackward(
    int Layer,
    GateGradient Gates,
    PanelTranspose? TransposeRecurrent,
    PanelProduct? RecurrentGradient,
    PanelOuterProduct RecurrentWeightGradient,
    ColumnSum BiasGradient,
    InputBackward? Input)
{
    public IEnumerable<Kernel> Kernels => new Kernel?[]
    {
        Gates, TransposeRecurrent, RecurrentGradient, RecurrentWeightGradient, BiasGradient, Input?.WeightGradient, Input?.Transpose, Input?.Gradient,
    }.OfType<Kernel>();
}

/// <summary>From a layer's pre-activations to its input.</summary>
/// <param name="WeightGradient">dWxh.</param>
/// <param name="Transpose">Wxhᵀ in panels.</param>
/// <param name="Gradient">dE/dx_t.</param>
internal sealed record InputBackward(PanelOuterProduct WeightGradient, PanelTranspose Transpose, PanelProduct Gradient);

/// <summary>Backpropagation through time, from the top layer to the words.</summary>
/// <param name="Layers">The layers, from the top.</param>
/// <param name="Input">The gradient of the look-up.</param>
internal sealed record BackwardPlan(IReadOnlyList<LayerBackward> Layers, Kernel Input)
{
    public IEnumerable<Kernel> Kernels => Layers.SelectMany(layer => layer.Kernels).Concat([Input]);

    public static BackwardPlan Of(ModelSpec spec, PaddedWidths widths, ParameterLayout parameters)
    {
        int rows = UnrolledRows.Of(spec).Count;
        Kernel input = parameters.Embedding is null
            ? new RowScatter("AddInputGradients", "ClearInputGradients", "dWxh[word] += dz_t: the gradient of a look-up touches the rows looked up.", rows, widths.GatePanels)
            : parameters.IsTied
            ? new WordColumnScatter("AddEmbeddingGradients", "dembedding[word] += dx_t, on top of dWhy: the embedding's gradient is the sum of both its uses.", rows, widths.OutputDepth, widths.VocabularyPanels)
            : new RowScatter("AddEmbeddingGradients", "ClearEmbeddingGradients", "dembedding[word] += dx_t.", rows, widths.EmbeddingPanels);
        return new BackwardPlan(parameters.Layers.Reverse().Select(layer => Layer(spec, widths, layer)).ToArray(), input);
    }

    private static LayerBackward Layer(ModelSpec spec, PaddedWidths widths, LayerParameters layer)
    {
        UnrolledRows rows = UnrolledRows.Of(spec);
        int transposedStride = widths.GateColumns * Panel.Width;
        int index = layer.Layer;
        bool unrolls = spec.SequenceLength > 1;
        return new LayerBackward(
            index,
            new GateGradient($"GateGradient{index}", Equations.Gradient(spec.Cell), spec.Cell, spec.BatchSize, rows.PanelStride * widths.GroupPanelDistance),
            unrolls ? new PanelTranspose($"TransposeRecurrent{index}", "Whhᵀ in panels, for the way back.", spec.HiddenSize, widths.GatePanels, layer.RecurrentStride, transposedStride) : null,
            unrolls ? new PanelProduct(
                $"RecurrentGradient{index}",
                "dh_{t−1} += Whhᵀ·dz_t: de_t flows back along the loop.",
                RowTiling.Of(spec.BatchSize),
                widths.GateColumns,
                widths.HiddenPanels,
                rows.PanelStride,
                transposedStride,
                rows.PanelStride,
                ProductStart.Result,
                ProductSplit.Tiles,
                WeightStream.ProductDistance(layer.RecurrentWeights.Length)) : null,
            OuterProduct.Of($"RecurrentWeightGradient{index}", "dWhh = Σ dz_t ⊗ h_{t−1} over all rows.", rows.Count, spec.HiddenSize, widths.GatePanels, rows.StatePanelStride, rows.PanelStride, layer.RecurrentStride, layer.RecurrentWeights.Length, canAccumulate: false),
            new ColumnSum($"BiasGradient{index}", "db = Σ dz_t over all rows.", rows.Count, widths.GatePanels, false),
            layer.InputTable is not null ? null : InputOf(spec, widths, layer));
    }

    private static InputBackward InputOf(ModelSpec spec, PaddedWidths widths, LayerParameters layer)
    {
        UnrolledRows rows = UnrolledRows.Of(spec);
        int transposedStride = widths.GateColumns * Panel.Width;
        int index = layer.Layer;
        int inputStride = index == 0 ? rows.PanelStride : rows.StatePanelStride;
        return new InputBackward(
            OuterProduct.Of($"InputWeightGradient{index}", "dWxh = Σ dz_t ⊗ x_t over all rows.", rows.Count, layer.InputDepth, widths.GatePanels, inputStride, rows.PanelStride, layer.InputStride, layer.InputWeights!.Length, canAccumulate: false),
            new PanelTranspose($"TransposeInput{index}", "Wxhᵀ in panels, for the way back.", layer.InputDepth, widths.GatePanels, layer.InputStride, transposedStride),
            new PanelProduct(
                $"InputGradient{index}",
                "dx_t = Wxhᵀ·dz_t for all time steps.",
                RowTiling.Of(rows.Count),
                widths.GateColumns,
                index == 0 ? widths.EmbeddingPanels : widths.HiddenPanels,
                rows.PanelStride,
                transposedStride,
                rows.PanelStride,
                ProductStart.Zero,
                ProductSplit.Tiles,
                WeightStream.ProductDistance(layer.InputWeights!.Length)));
    }
}

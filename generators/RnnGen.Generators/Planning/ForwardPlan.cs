namespace RnnGen.Generators;

/// <summary>One layer's forward pass over the unrolled sequence.</summary>
/// <param name="Layer">Index of the layer.</param>
/// <param name="InputProjection">Wxh·x + b of all time steps at once; null for one-hot input, whose look-up does it.</param>
/// <param name="RecurrentProduct">Whh·h_{t−1} of one unit group, added to its pre-activations.</param>
/// <param name="Activation">The nonlinearity of one unit group.</param>
internal sealed record LayerForward(int Layer, PanelProduct? InputProjection, PanelProduct RecurrentProduct, GateActivation Activation);

/// <summary>The forward pass of training: T steps of B sequences.</summary>
/// <param name="Input">The look-up of the words: embeddings, or for one-hot input the first layer's pre-activations.</param>
/// <param name="Layers">The layers, from the input.</param>
internal sealed record ForwardPlan(RowGather Input, IReadOnlyList<LayerForward> Layers)
{
    public static ForwardPlan Of(ModelSpec spec, PaddedWidths widths, ParameterLayout parameters)
    {
        int rows = UnrolledRows.Of(spec).Count;
        RowGather input = parameters.Embedding is null
            ? new RowGather("LookUpInputs", "z_t = Wxh·onehot(word) + b: one row of Wxh (the lecture's U) per word.", rows, widths.GatePanels, true)
            : new RowGather("LookUpEmbeddings", "x_t = embedding[word].", rows, widths.EmbeddingPanels, false);
        return new ForwardPlan(input, parameters.Layers.Select(layer => Layer(spec, widths, layer)).ToArray());
    }

    private static LayerForward Layer(ModelSpec spec, PaddedWidths widths, LayerParameters layer)
    {
        UnrolledRows rows = UnrolledRows.Of(spec);
        PanelProduct? inputProjection = layer.InputTable is not null ? null : new PanelProduct(
            $"InputProjection{layer.Layer}",
            "z_t = Wxh·x_t + b for all time steps (the lecture's U·x).",
            RowTiling.Of(rows.Count),
            layer.InputDepth,
            widths.GatePanels,
            LeftStride: layer.Layer == 0 ? rows.PanelStride : rows.StatePanelStride,
            layer.PanelStride,
            rows.PanelStride,
            ProductStart.Bias);
        PanelProduct recurrent = new(
            $"RecurrentProduct{layer.Layer}",
            "z_t += Whh·h_{t−1} for one unit group (the lecture's W·s).",
            RowTiling.Of(spec.BatchSize),
            spec.HiddenSize,
            widths.PanelsPerGroup,
            LeftStride: rows.StatePanelStride,
            layer.PanelStride,
            rows.PanelStride,
            ProductStart.Result);
        return new LayerForward(
            layer.Layer,
            inputProjection,
            recurrent,
            new GateActivation($"GateActivation{layer.Layer}", Equations.Activation(spec.Cell), spec.Cell, spec.BatchSize, rows.PanelStride));
    }
}

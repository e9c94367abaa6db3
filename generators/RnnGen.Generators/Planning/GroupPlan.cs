namespace RnnGen.Generators;

/// <summary>Many sessions over one model: one word of each of 16 sessions in, logits of any panels out.</summary>
/// <param name="Input">The look-up of the words.</param>
/// <param name="Layers">The layers, from the input.</param>
/// <param name="Projection">P·h of all rows, where a tied embedding has another width than h; null elsewhere.</param>
/// <param name="Logits">The output layer of all rows.</param>
internal sealed record GroupPlan(Kernel Input, IReadOnlyList<LayerForward> Layers, PanelProduct? Projection, PanelProduct Logits)
{
    /// <summary>Sessions stepped together: three register tiles, and a matrix of them is [panels][16][16].</summary>
    public const int Rows = 16;

    /// <summary>Floats of 16 rows of one panel.</summary>
    public const int PanelStride = Rows * Panel.Width;

    public static GroupPlan Of(ModelSpec spec, PaddedWidths widths, ParameterLayout parameters) => new(
        ForwardPlan.LookUp("GroupLookUp", widths, parameters, Rows, isShared: false),
        parameters.Layers.Select(layer => LayerForward.Of("Group", spec, widths, layer, Rows, Rows, PanelStride, PanelStride, ProductSplit.Whole)).ToArray(),
        parameters.Projection is not { } projection ? null : new PanelProduct(
            "GroupProjection",
            "y = P·h of every row: h in the width of the embedding.",
            RowTiling.Of(Rows),
            spec.HiddenSize,
            widths.EmbeddingPanels,
            LeftStride: PanelStride,
            spec.HiddenSize * Panel.Width,
            PanelStride,
            ProductStart.Zero,
            ProductSplit.Whole,
            WeightStream.ProductDistance(projection.Length)),
        new PanelProduct(
            "GroupOutputProduct",
            "z = Why·h + by: logits of every row (the lecture's V·s).",
            RowTiling.Of(Rows),
            widths.OutputDepth,
            Panels: 0,
            LeftStride: PanelStride,
            widths.OutputDepth * Panel.Width,
            PanelStride,
            ProductStart.Bias,
            ProductSplit.PanelRange,
            WeightStream.ProductDistance(parameters.OutputWeights.Length)));
}

namespace RnnGen.Generators;

/// <summary>From the hidden state to the width of a tied embedding, y = P·h, for every row that is scored; and back.</summary>
/// <param name="Product">y.</param>
/// <param name="Transpose">Pᵀ in panels.</param>
/// <param name="HiddenGradient">dE/dh.</param>
/// <param name="WeightGradient">dP.</param>
internal sealed record ProjectionPlan(PanelProduct Product, PanelTranspose Transpose, PanelProduct HiddenGradient, PanelOuterProduct WeightGradient)
{
    public IEnumerable<Kernel> Kernels => [Product, Transpose, WeightGradient, HiddenGradient];

    /// <summary>The plan; null where the output layer multiplies h itself.</summary>
    public static ProjectionPlan? Of(ModelSpec spec, PaddedWidths widths, ParameterLayout parameters, OutputBlocking blocking)
    {
        if (parameters.Projection is not { } projection)
        {
            return null;
        }

        UnrolledRows rows = UnrolledRows.Of(spec);
        int scored = blocking.Rows * blocking.Count;
        int projectedStride = scored * Panel.Width;
        int weightStride = spec.HiddenSize * Panel.Width;
        int transposedStride = widths.EmbeddingWidth * Panel.Width;
        return new ProjectionPlan(
            new PanelProduct("ProjectionProduct", "y = P·h of every row: h in the width of the embedding.", RowTiling.Of(scored), spec.HiddenSize, widths.EmbeddingPanels, rows.StatePanelStride, weightStride, projectedStride, ProductStart.Zero, ProductSplit.Tiles, WeightStream.ProductDistance(projection.Length)),
            new PanelTranspose("TransposeProjection", "Pᵀ in panels, for the way back.", spec.HiddenSize, widths.EmbeddingPanels, weightStride, transposedStride),
            new PanelProduct("ProjectionHiddenGradient", "dh = Pᵀ·dy.", RowTiling.Of(scored), widths.EmbeddingWidth, widths.HiddenPanels, projectedStride, transposedStride, rows.PanelStride, ProductStart.Zero, ProductSplit.Tiles, WeightStream.ProductDistance(projection.Length)),
            OuterProduct.Of("ProjectionWeightGradient", "dP = Σ dy ⊗ h over the rows.", scored, spec.HiddenSize, widths.EmbeddingPanels, rows.StatePanelStride, projectedStride, weightStride, projection.Length, canAccumulate: false));
    }
}

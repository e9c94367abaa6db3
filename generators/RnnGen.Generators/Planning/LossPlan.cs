namespace RnnGen.Generators;

/// <summary>Output layer, loss and their gradients: block of rows by block of rows, and within a block chunk of the vocabulary by chunk.</summary>
internal sealed record LossPlan(
    PanelTranspose TransposeOutput,
    PanelProduct OutputProduct,
    ChunkExponentials Exponentials,
    SoftmaxTotals Totals,
    LogitGradient LogitGradient,
    PanelProduct HiddenGradient,
    PanelOuterProduct OutputWeightGradient,
    ColumnSum OutputBiasGradient)
{
    public IEnumerable<Kernel> Kernels => [OutputProduct, Exponentials, Totals, LogitGradient, OutputWeightGradient, OutputBiasGradient, TransposeOutput, HiddenGradient];

    public static LossPlan Of(PaddedWidths widths, OutputBlocking blocking, OutputOperand operand)
    {
        int depth = widths.OutputDepth;
        int weightStride = depth * Panel.Width;
        int transposedStride = widths.VocabularyWidth * Panel.Width;
        long weights = (long)widths.VocabularyPanels * weightStride;
        return new LossPlan(
            new PanelTranspose("TransposeOutput", "Whyᵀ in panels, for the way back.", depth, 0, weightStride, transposedStride),
            new PanelProduct("OutputProduct", "z = Why·h + by: logits of every row (the lecture's V·s).", RowTiling.Of(blocking.Rows), depth, 0, operand.Stride, weightStride, blocking.RowStride, ProductStart.Bias, ProductSplit.PanelRange, WeightStream.ProductDistance(weights)),
            new ChunkExponentials("Exponentials", "z becomes exp(z − m), with m the maximum of each lane over the chunk; and Σ exp(z − m).", blocking.Rows),
            new SoftmaxTotals("SoftmaxTotals", "e_t = −ln softmax(z)[target] = m + ln Σ_v exp(z_v − m) − z_target, with m = max_v z_v.", blocking.Rows),
            new LogitGradient("LogitGradient", "dz = scale ∘ (softmax(z) − onehot(target)).", blocking.Rows),
            new PanelProduct("OutputHiddenGradient", "dh = Whyᵀ·dz.", RowTiling.Of(blocking.Rows), 0, widths.OutputDepthPanels, blocking.RowStride, transposedStride, operand.GradientStride, ProductStart.Zero, ProductSplit.Tiles, WeightStream.ProductDistance(weights)),
            OuterProduct.Of("OutputWeightGradient", "dWhy = Σ dz ⊗ h over the rows.", blocking.Rows, depth, 0, operand.Stride, blocking.RowStride, weightStride, weights, canAccumulate: true),
            new ColumnSum("OutputBiasGradient", "dby = Σ dz over the rows.", blocking.Rows, 0, true));
    }
}

namespace RnnGen.Generators;

/// <summary>Output layer, loss and their gradients, block of rows by block of rows.</summary>
internal sealed record LossPlan(
    PanelTranspose TransposeOutput,
    PanelProduct OutputProduct,
    SoftmaxCrossEntropy Softmax,
    PanelProduct HiddenGradient,
    PanelOuterProduct OutputWeightGradient,
    ColumnSum OutputBiasGradient)
{
    public IEnumerable<Kernel> Kernels => [OutputProduct, Softmax, TransposeOutput, HiddenGradient, OutputWeightGradient, OutputBiasGradient];

    public static LossPlan Of(ModelSpec spec, PaddedWidths widths, OutputBlocking blocking)
    {
        UnrolledRows rows = UnrolledRows.Of(spec);
        int weightStride = spec.HiddenSize * Panel.Width;
        int transposedStride = widths.VocabularyWidth * Panel.Width;
        return new LossPlan(
            new PanelTranspose("TransposeOutput", "Whyᵀ in panels, for the way back.", spec.HiddenSize, 0, weightStride, transposedStride),
            new PanelProduct("OutputProduct", "z = Why·h + by: logits of every row (the lecture's V·s).", RowTiling.Of(blocking.Rows), spec.HiddenSize, 0, rows.StatePanelStride, weightStride, blocking.RowStride, ProductStart.Bias),
            new SoftmaxCrossEntropy("SoftmaxCrossEntropy", "Σ e_t with e_t = −ln softmax(z)[target], and z becomes dE/dz.", blocking.Rows),
            new PanelProduct("OutputHiddenGradient", "dh = Whyᵀ·dz.", RowTiling.Of(blocking.Rows), 0, widths.HiddenPanels, blocking.RowStride, transposedStride, rows.PanelStride, ProductStart.Zero),
            OuterProduct.Of("OutputWeightGradient", "dWhy = Σ dz ⊗ h over the rows.", blocking.Rows, spec.HiddenSize, 0, rows.StatePanelStride, blocking.RowStride, weightStride, canAccumulate: true),
            new ColumnSum("OutputBiasGradient", "dby = Σ dz over the rows.", blocking.Rows, 0, true));
    }
}

using RnnGen.Generators.Kernels;
using RnnGen.Generators.Layout;

namespace RnnGen.Generators.Planning;

/// <summary>The projection from the hidden state to the width of a tied embedding, y = P·h, for every scored row, and its backward pass.</summary>
internal sealed class ProjectionPlan
{
    public ProjectionPlan(Widths widths, MatrixRegion projection, ProjectionWorkspace workspace, OutputBlocking blocking)
    {
        bool isFar = WeightStream.IsFar(projection.Length);
        MatrixType hidden = new(widths.HiddenPanels, blocking.ScoredRows, widths.Rows.StatePanelStride);
        MatrixType hiddenGradient = new(widths.HiddenPanels, blocking.ScoredRows, widths.Rows.PanelStride);
        Product = new PanelProduct(
            "ProjectionProduct",
            "y = P·h of every row: h in the width of the embedding.",
            new ProductShape(hidden, widths.HiddenDepth, projection.Type, workspace.Projected.Type, isFar),
            ProductStart.Zero,
            ProductSplit.Tiles);
        Transpose = PanelTranspose.Create(projection.Type, widths.HiddenDepth, workspace.Transposed.Type);
        HiddenGradient = new PanelProduct(
            "ProjectionHiddenGradient",
            "dh = Pᵀ·dy.",
            new ProductShape(workspace.Gradient.Type, new Extent("EmbeddingColumns", widths.EmbeddingWidth), workspace.Transposed.Type, hiddenGradient, isFar),
            ProductStart.Zero,
            ProductSplit.Tiles);
        WeightGradient = new PanelOuterProduct(
            "ProjectionWeightGradient", "dP = Σ dy ⊗ h over the rows.", new OuterProductShape(hidden, workspace.Gradient.Type, projection.Type, isFar), canAccumulate: false);
    }

    public PanelProduct Product { get; }

    /// <summary>Pᵀ in panels.</summary>
    public RuntimeMethod Transpose { get; }

    public PanelProduct HiddenGradient { get; }

    public PanelOuterProduct WeightGradient { get; }

    public IEnumerable<Kernel> Kernels => [Product, WeightGradient, HiddenGradient];
}

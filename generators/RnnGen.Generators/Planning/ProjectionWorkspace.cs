using RnnGen.Generators.Layout;

namespace RnnGen.Generators.Planning;

/// <summary>Buffers for y = P·h in training, between h and a tied embedding of another width.</summary>
internal sealed class ProjectionWorkspace(Slab slab, Widths widths, OutputBlocking blocking)
{
    /// <summary>y of every scored row.</summary>
    public MatrixRegion Projected { get; } = slab.Matrix("Projected", widths.EmbeddingPanels, blocking.ScoredRows, blocking.ScoredStride);

    /// <summary>dE/dy.</summary>
    public MatrixRegion Gradient { get; } = slab.Matrix("ProjectedGradient", widths.EmbeddingPanels, blocking.ScoredRows, blocking.ScoredStride);

    /// <summary>Pᵀ.</summary>
    public MatrixRegion Transposed { get; } = slab.Matrix(
        "ProjectionTransposed", widths.HiddenPanels, widths.EmbeddingWidth, new Stride("EmbeddingColumns * 16", (long)widths.EmbeddingWidth * Panel.Width));
}

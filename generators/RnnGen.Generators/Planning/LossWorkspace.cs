using RnnGen.Generators.Layout;

namespace RnnGen.Generators.Planning;

/// <summary>Buffers used only in the output layer of a training step.</summary>
internal sealed class LossWorkspace(Slab slab, Widths widths, OutputBlocking blocking)
{

    /// <summary>Whyᵀ.</summary>
    public MatrixRegion OutputTransposed { get; } = slab.Matrix(
        "OutputTransposed", widths.OutputDepthPanels, widths.VocabularyWidth, new Stride("VocabularyColumns * 16", (long)widths.VocabularyWidth * Panel.Width));

    /// <summary>The projection between h and a tied embedding of another width; null where the output layer multiplies h itself.</summary>
    public ProjectionWorkspace? Projection { get; } = widths.OutputDepth == widths.Spec.HiddenSize ? null : new ProjectionWorkspace(slab, widths, blocking);

    /// <summary>Logits of a block of rows, then exponentials, then gradients, each overwriting the previous.</summary>
    public MatrixRegion Logits { get; } = slab.Matrix("Logits", widths.VocabularyPanels, blocking.Rows, blocking.RowStride);

    /// <summary>Per chunk, row and lane: m, the largest logit.</summary>
    public VectorRegion LaneMaximum { get; } = slab.Vector("LaneMaximum", blocking.Chunks, blocking.Rows, Panel.LaneCount);

    /// <summary>Per chunk, row and lane: Σ exp(z − m).</summary>
    public VectorRegion LaneSum { get; } = slab.Vector("LaneSum", blocking.Chunks, blocking.Rows, Panel.LaneCount);

    /// <summary>z_target of each row of the block.</summary>
    public VectorRegion TargetLogits { get; } = slab.Vector("TargetLogits", blocking.Rows);

    /// <summary>max_v z_v.</summary>
    public VectorRegion RowMaximum { get; } = slab.Vector("RowMaximum", blocking.Rows);

    /// <summary>scale / Σ_v exp(z_v − max); 0 for rows without a target.</summary>
    public VectorRegion RowScale { get; } = slab.Vector("RowScale", blocking.Rows);
}

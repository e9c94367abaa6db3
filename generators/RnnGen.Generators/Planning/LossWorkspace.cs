namespace RnnGen.Generators;

/// <summary>What lives in the output layer of a training step alone.</summary>
/// <param name="OutputTransposed">Whyᵀ.</param>
/// <param name="Projected">y = P·h of every row that is scored; null where the output layer multiplies h itself, as are the next two.</param>
/// <param name="ProjectedGradient">dE/dy.</param>
/// <param name="ProjectionTransposed">Pᵀ.</param>
/// <param name="Logits">Logits of a block of rows, then exponentials, then gradients, each in place of the one before.</param>
/// <param name="LaneMaximum">Per chunk, row and lane: m, the largest logit.</param>
/// <param name="LaneSum">Per chunk, row and lane: Σ exp(z − m).</param>
/// <param name="TargetLogits">z_target of each row of the block.</param>
/// <param name="RowMaximum">max_v z_v.</param>
/// <param name="RowScale">scale / Σ_v exp(z_v − max); 0 for rows without a target.</param>
internal sealed record LossWorkspace(
    Region OutputTransposed,
    Region? Projected,
    Region? ProjectedGradient,
    Region? ProjectionTransposed,
    Region Logits,
    Region LaneMaximum,
    Region LaneSum,
    Region TargetLogits,
    Region RowMaximum,
    Region RowScale)
{
    public static LossWorkspace Of(Slab slab, PaddedWidths widths, ParameterLayout parameters, OutputBlocking blocking) => new(
        slab.Add("OutputTransposed", widths.OutputDepthPanels, widths.VocabularyWidth, Panel.Width),
        parameters.Projection is null ? null : slab.Add("Projected", widths.EmbeddingPanels, blocking.Rows * blocking.Count, Panel.Width),
        parameters.Projection is null ? null : slab.Add("ProjectedGradient", widths.EmbeddingPanels, blocking.Rows * blocking.Count, Panel.Width),
        parameters.Projection is null ? null : slab.Add("ProjectionTransposed", widths.HiddenPanels, widths.EmbeddingWidth, Panel.Width),
        slab.Add("Logits", widths.VocabularyPanels, blocking.Rows, Panel.Width),
        slab.Add("LaneMaximum", blocking.Chunks, blocking.Rows, Panel.LaneCount),
        slab.Add("LaneSum", blocking.Chunks, blocking.Rows, Panel.LaneCount),
        slab.Add("TargetLogits", blocking.Rows),
        slab.Add("RowMaximum", blocking.Rows),
        slab.Add("RowScale", blocking.Rows));
}

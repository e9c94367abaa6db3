namespace RnnGen.Generators;

/// <summary>What lives in the output layer of a training step alone.</summary>
/// <param name="OutputTransposed">Whyᵀ.</param>
/// <param name="Logits">Logits of a block of rows, then exponentials, then gradients, each in place of the one before.</param>
/// <param name="LaneMaximum">Per chunk, row and lane: m, the largest logit.</param>
/// <param name="LaneSum">Per chunk, row and lane: Σ exp(z − m).</param>
/// <param name="TargetLogits">z_target of each row of the block.</param>
/// <param name="RowMaximum">max_v z_v.</param>
/// <param name="RowScale">scale / Σ_v exp(z_v − max); 0 for rows without a target.</param>
internal sealed record LossWorkspace(
    Region OutputTransposed,
    Region Logits,
    Region LaneMaximum,
    Region LaneSum,
    Region TargetLogits,
    Region RowMaximum,
    Region RowScale)
{
    public static LossWorkspace Of(Slab slab, ModelSpec spec, PaddedWidths widths, OutputBlocking blocking) => new(
        slab.Add("OutputTransposed", widths.HiddenPanels, widths.VocabularyWidth, Panel.Width),
        slab.Add("Logits", widths.VocabularyPanels, blocking.Rows, Panel.Width),
        slab.Add("LaneMaximum", blocking.Chunks, blocking.Rows, Panel.LaneCount),
        slab.Add("LaneSum", blocking.Chunks, blocking.Rows, Panel.LaneCount),
        slab.Add("TargetLogits", blocking.Rows),
        slab.Add("RowMaximum", blocking.Rows),
        slab.Add("RowScale", blocking.Rows));
}

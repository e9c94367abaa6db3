using RnnGen.Generators.Layout;

namespace RnnGen.Generators.Planning;

/// <summary>
/// The input of the output layer in training, one row per scored row: h of the top layer, or its projection P·h where a tied embedding has another
/// width. The first row is that of the first block.
/// </summary>
/// <param name="IsProjected">Whether it is P·h.</param>
/// <param name="Stride">From one of its panels to the next.</param>
/// <param name="GradientStride">From one panel of its gradient to the next.</param>
internal sealed record OutputOperand(bool IsProjected, Stride Stride, Stride GradientStride)
{
    public static OutputOperand Create(Widths widths, OutputBlocking blocking) => widths.OutputDepth == widths.Spec.HiddenSize
        ? new OutputOperand(false, widths.Rows.StatePanelStride, widths.Rows.PanelStride)
        : new OutputOperand(true, blocking.ScoredStride, blocking.ScoredStride);
}

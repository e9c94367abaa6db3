using RnnGen.Generators.Layout;

namespace RnnGen.Generators.Planning;

/// <summary>What lives on the backward pass through the recurrent layers alone.</summary>
internal sealed class BackwardWorkspace(Slab slab, Widths widths)
{
    /// <summary>What step t sends to step t − 1 past its products; null where the cell sends nothing.</summary>
    public MatrixRegion? SentBack { get; } = widths.Cell.SentBack is { } name
        ? slab.Matrix(name, widths.HiddenPanels, widths.Spec.BatchSize, widths.Rows.TimeStride)
        : null;

    /// <summary>Whhᵀ of the layer at hand.</summary>
    public MatrixRegion RecurrentTransposed { get; } = slab.Matrix("RecurrentTransposed", widths.HiddenPanels, widths.GateColumns, widths.GateColumnsStride);

    /// <summary>Wxhᵀ of the layer at hand; null where no layer has one.</summary>
    public MatrixRegion? InputTransposed { get; } = InputPanels(widths) is > 0 and int panels
        ? slab.Matrix("InputTransposed", panels, widths.GateColumns, widths.GateColumnsStride)
        : null;

    private static int InputPanels(Widths widths) => widths.Spec.Layers > 1 ? Math.Max(widths.EmbeddingPanels, widths.HiddenPanels) : widths.EmbeddingPanels;
}

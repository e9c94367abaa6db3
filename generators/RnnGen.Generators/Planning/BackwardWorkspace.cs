using RnnGen.Generators.Layout;

namespace RnnGen.Generators.Planning;

/// <summary>Buffers that hold nothing from the forward pass to the backward pass through the recurrent layers.</summary>
internal sealed class BackwardWorkspace(Slab slab, Widths widths)
{
    /// <summary>What step t sends to step t − 1, bypassing its products; null where the cell sends nothing.</summary>
    public MatrixRegion? SentBack { get; } = widths.Cell.SentBack is { } name
        ? slab.Matrix(name, widths.HiddenPanels, widths.Spec.BatchSize, widths.Rows.TimeStride)
        : null;

    /// <summary>Whh of the current layer with the connections that a step drops, on both passes.</summary>
    public MatrixRegion DroppedRecurrentWeights { get; } = slab.Matrix("DroppedRecurrentWeights", widths.GatePanels, widths.Spec.HiddenSize, widths.HiddenStride);

    /// <summary>Whhᵀ of the current layer.</summary>
    public MatrixRegion RecurrentTransposed { get; } = slab.Matrix("RecurrentTransposed", widths.HiddenPanels, widths.GateColumns, widths.GateColumnsStride);

    /// <summary>Wxhᵀ of the current layer; null where no layer has one.</summary>
    public MatrixRegion? InputTransposed { get; } = InputPanels(widths) is > 0 and int panels
        ? slab.Matrix("InputTransposed", panels, widths.GateColumns, widths.GateColumnsStride)
        : null;

    private static int InputPanels(Widths widths) => widths.Spec.Layers > 1 ? Math.Max(widths.EmbeddingPanels, widths.HiddenPanels) : widths.EmbeddingPanels;
}

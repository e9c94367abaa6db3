namespace RnnGen.Generators;

/// <summary>The memory of one unrolled training step. Regions whose lives do not meet share their place.</summary>
internal sealed record WorkspaceLayout(
    Region? Input,
    IReadOnlyList<LayerWorkspace> Layers,
    Region? CellGradient,
    Region OutputTransposed,
    Region Logits,
    Region RowMaximum,
    Region RowSum,
    Region RecurrentTransposed,
    Region? InputTransposed,
    IReadOnlyList<Region> Regions,
    long Length)
{
    public static WorkspaceLayout Of(ModelSpec spec, PaddedWidths widths, OutputBlocking blocking)
    {
        Slab slab = new();
        UnrolledRows rows = UnrolledRows.Of(spec);
        bool isLstm = spec.Cell == CellKind.Lstm;
        Region? input = spec.EmbeddingSize == 0 ? null : slab.Add("Input", widths.EmbeddingPanels, rows.Count, Panel.Width);
        List<LayerWorkspace> layers = [];
        for (int layer = 0; layer < spec.Layers; layer++)
        {
            layers.Add(new LayerWorkspace(
                Gates: slab.Add($"Gates{layer}", widths.GatePanels, rows.Count, Panel.Width),
                Hidden: slab.Add($"Hidden{layer}", widths.HiddenPanels, rows.StateCount, Panel.Width),
                Cell: isLstm ? slab.Add($"Cell{layer}", widths.HiddenPanels, rows.StateCount, Panel.Width) : null,
                TanhCell: isLstm ? slab.Add($"TanhCell{layer}", widths.HiddenPanels, rows.Count, Panel.Width) : null,
                HiddenGradient: slab.Add($"HiddenGradient{layer}", widths.HiddenPanels, rows.Count, Panel.Width)));
        }

        Region? cellGradient = null;
        Region? inputTransposed = null;
        Region recurrentTransposed = null!, outputTransposed = null!, logits = null!, rowMaximum = null!, rowSum = null!;
        int inputPanels = spec.Layers > 1 ? Math.Max(widths.EmbeddingPanels, widths.HiddenPanels) : widths.EmbeddingPanels;
        slab.Share(
            loss =>
            {
                outputTransposed = loss.Add("OutputTransposed", widths.HiddenPanels, widths.VocabularyWidth, Panel.Width);
                logits = loss.Add("Logits", widths.VocabularyPanels, blocking.Rows, Panel.Width);
                rowMaximum = loss.Add("RowMaximum", blocking.Rows, Panel.LaneCount);
                rowSum = loss.Add("RowSum", blocking.Rows, Panel.LaneCount);
            },
            backward =>
            {
                cellGradient = isLstm ? backward.Add("CellGradient", widths.HiddenPanels, spec.BatchSize, Panel.Width) : null;
                recurrentTransposed = backward.Add("RecurrentTransposed", widths.HiddenPanels, widths.GateColumns, Panel.Width);
                inputTransposed = inputPanels > 0 ? backward.Add("InputTransposed", inputPanels, widths.GateColumns, Panel.Width) : null;
            });
        return new WorkspaceLayout(
            input, layers, cellGradient, outputTransposed, logits, rowMaximum, rowSum, recurrentTransposed, inputTransposed, slab.Regions, slab.Length);
    }
}

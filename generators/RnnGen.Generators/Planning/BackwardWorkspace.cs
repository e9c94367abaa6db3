namespace RnnGen.Generators;

/// <summary>What lives on the way back through the recurrent layers alone.</summary>
/// <param name="Carried">What step t sends to step t − 1 past its products: dE/dc of a Lstm, z ∘ dE/dh of a Gru; null for the plain cells.</param>
/// <param name="RecurrentTransposed">Whhᵀ of the layer at hand.</param>
/// <param name="InputTransposed">Wxhᵀ of the layer at hand; null where no layer has one.</param>
internal sealed record BackwardWorkspace(Region? Carried, Region RecurrentTransposed, Region? InputTransposed)
{
    public static BackwardWorkspace Of(Slab slab, ModelSpec spec, PaddedWidths widths)
    {
        int inputPanels = spec.Layers > 1 ? Math.Max(widths.EmbeddingPanels, widths.HiddenPanels) : widths.EmbeddingPanels;
        return new BackwardWorkspace(
            spec.Cell switch
            {
                CellKind.Lstm => slab.Add("CellGradient", widths.HiddenPanels, spec.BatchSize, Panel.Width),
                CellKind.Gru => slab.Add("DirectGradient", widths.HiddenPanels, spec.BatchSize, Panel.Width),
                _ => null,
            },
            slab.Add("RecurrentTransposed", widths.HiddenPanels, widths.GateColumns, Panel.Width),
            inputPanels > 0 ? slab.Add("InputTransposed", inputPanels, widths.GateColumns, Panel.Width) : null);
    }
}

namespace RnnGen.Generators;

/// <summary>What training keeps of one layer over all T·B rows. Matrices are in panels: [panel][row][16], row t·B + b.</summary>
/// <remarks>
/// Of a Gru's candidate n the reset gate multiplies the recurrent side m alone, so Whh meets m, r, z and Wxh meets r, z, n. <paramref name="RecurrentCandidate"/> lies
/// right in front of <paramref name="Gates"/>: either three are one matrix, whose products need no copy.
/// </remarks>
/// <param name="RecurrentCandidate">m, then its gradient; null for the other cells.</param>
/// <param name="Gates">Pre-activations, then the gates, then their gradients, each in place of the one before.</param>
/// <param name="Hidden">h_0 (carried in), h_1 … h_T: T + 1 blocks of B rows.</param>
/// <param name="Cell">c likewise; null for the other cells.</param>
/// <param name="TanhCell">tanh(c_t), kept for the backward pass; null for the other cells.</param>
/// <param name="HiddenGradient">dE/dh_t; the layers above and below have the other of two regions.</param>
internal sealed record LayerWorkspace(Region? RecurrentCandidate, Region Gates, Region Hidden, Region? Cell, Region? TanhCell, Region HiddenGradient)
{
    /// <summary>The first of the gates that Whh meets.</summary>
    public Region RecurrentGates => RecurrentCandidate ?? Gates;

    public static LayerWorkspace Of(Slab slab, ModelSpec spec, PaddedWidths widths, int layer, Region hiddenGradient)
    {
        UnrolledRows rows = UnrolledRows.Of(spec);
        bool isLstm = spec.Cell == CellKind.Lstm;
        return new LayerWorkspace(
            RecurrentCandidate: spec.Cell == CellKind.Gru ? slab.Add($"RecurrentCandidate{layer}", widths.HiddenPanels, rows.Count, Panel.Width) : null,
            Gates: slab.Add($"Gates{layer}", widths.GatePanels, rows.Count, Panel.Width),
            Hidden: slab.Add($"Hidden{layer}", widths.HiddenPanels, rows.StateCount, Panel.Width),
            Cell: isLstm ? slab.Add($"Cell{layer}", widths.HiddenPanels, rows.StateCount, Panel.Width) : null,
            TanhCell: isLstm ? slab.Add($"TanhCell{layer}", widths.HiddenPanels, rows.Count, Panel.Width) : null,
            HiddenGradient: hiddenGradient);
    }
}

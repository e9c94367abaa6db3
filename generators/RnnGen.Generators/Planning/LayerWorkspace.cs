using RnnGen.Generators.Layout;

namespace RnnGen.Generators.Planning;

/// <summary>What training keeps of one layer over all T·B rows. Matrices are in panels: [panel][row][16], row t·B + b.</summary>
internal sealed class LayerWorkspace
{
    public LayerWorkspace(Slab slab, Widths widths, int layer, MatrixRegion hiddenGradient)
    {
        UnrolledRows rows = widths.Rows;
        MatrixRegion States(string name) => slab.Matrix($"{name}{layer}", widths.HiddenPanels, rows.StateCount, rows.StatePanelStride);
        MatrixRegion Steps(string name) => slab.Matrix($"{name}{layer}", widths.HiddenPanels, rows.Count, rows.PanelStride);
        Split = widths.Cell.SplitGate is { } split ? Steps(split.Name) : null;
        Gates = slab.Matrix($"Gates{layer}", widths.GatePanels, rows.Count, rows.PanelStride);
        Hidden = States("Hidden");
        Carried = widths.Cell.Carried.ToDictionary(static name => name, States);
        Kept = widths.Cell.Kept.ToDictionary(static name => name, Steps);
        HiddenGradient = hiddenGradient;
    }

    /// <summary>
    /// The recurrent side of a split gate, then its gradient; null where there is none. It lies right before <see cref="Gates"/>, so that the gates that Whh
    /// meets, starting here, are one matrix, and those that Wxh meets, starting there, another, and no product needs a copy.
    /// </summary>
    public MatrixRegion? Split { get; }

    /// <summary>Pre-activations, then the gates, then their gradients, each overwriting the previous.</summary>
    public MatrixRegion Gates { get; }

    /// <summary>h_0 (carried in), h_1 … h_T: T + 1 blocks of B rows.</summary>
    public MatrixRegion Hidden { get; }

    /// <summary>What else is carried, in the same layout.</summary>
    public IReadOnlyDictionary<string, MatrixRegion> Carried { get; }

    /// <summary>What the cell keeps for the backward pass.</summary>
    public IReadOnlyDictionary<string, MatrixRegion> Kept { get; }

    /// <summary>dE/dh_t; the layers above and below use the other of two regions.</summary>
    public MatrixRegion HiddenGradient { get; }

    /// <summary>Everything that is carried from batch to batch.</summary>
    public IEnumerable<MatrixRegion> States => [Hidden, .. Carried.Values];
}

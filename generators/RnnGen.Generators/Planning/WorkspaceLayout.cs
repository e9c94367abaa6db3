namespace RnnGen.Generators;

/// <summary>The memory of one unrolled training step. Regions whose lives do not meet share their place.</summary>
/// <param name="Input">x of all rows, then dE/dx; null for one-hot input.</param>
/// <param name="Layers">What is kept of each layer.</param>
/// <param name="Loss">What lives in the output layer alone.</param>
/// <param name="Backward">What lives on the way back alone.</param>
/// <param name="RowLoss">e_t of every row, in double; a member of the team may still add them up when others are on the way back.</param>
/// <param name="TouchedRows">The words of the batch before, whose rows of the input's gradient have to be zeroed, ints; null for a tied embedding, whose gradient is dense.</param>
/// <param name="DroppedHidden">h of one layer after dropout, for what reads it next: the layer above or the output layer. It lies as h does, so that the same kernels read either.</param>
/// <param name="Squares">Σ g² over each panel of each parameter region, in their order: what the norm for clipping is gathered from.</param>
internal sealed record WorkspaceLayout(
    Region? Input,
    IReadOnlyList<LayerWorkspace> Layers,
    LossWorkspace Loss,
    BackwardWorkspace Backward,
    Region RowLoss,
    Region? TouchedRows,
    Region DroppedHidden,
    IReadOnlyList<Region> Squares,
    IReadOnlyList<Region> Regions,
    long Length)
{
    /// <summary>Floats from the first of <see cref="Squares"/> to the end of the last.</summary>
    public long SquaresLength => Squares[Squares.Count - 1].Offset + Squares[Squares.Count - 1].Length - Squares[0].Offset;

    public static WorkspaceLayout Of(ModelSpec spec, PaddedWidths widths, ParameterLayout parameters, OutputBlocking blocking)
    {
        Slab slab = new();
        UnrolledRows rows = UnrolledRows.Of(spec);
        Region? input = spec.EmbeddingSize == 0 ? null : slab.Add("Input", widths.EmbeddingPanels, rows.Count, Panel.Width);

        // A layer's way back reads its own dE/dh and writes that of the layer below: two take turns, however many layers there are.
        Region[] hiddenGradients = Enumerable.Range(0, Math.Min(spec.Layers, 2))
            .Select(parity => slab.Add($"HiddenGradient{parity}", widths.HiddenPanels, rows.Count, Panel.Width))
            .ToArray();
        LayerWorkspace[] layers = Enumerable.Range(0, spec.Layers)
            .Select(layer => LayerWorkspace.Of(slab, spec, widths, layer, hiddenGradients[layer % 2]))
            .ToArray();
        Region rowLoss = slab.Add("RowLoss", blocking.Rows * blocking.Count, sizeof(double) / sizeof(float));
        Region? touchedRows = parameters.IsTied ? null : slab.Add("TouchedRows", rows.Count);
        Region droppedHidden = slab.Add("DroppedHidden", widths.HiddenPanels, rows.StateCount, Panel.Width);
        Region[] squares = parameters.Regions.Select(region => slab.Add(region.Name + "Squares", parameters.Panels(region, widths))).ToArray();
        LossWorkspace loss = null!;
        BackwardWorkspace backward = null!;
        slab.Share(
            place => loss = LossWorkspace.Of(place, widths, parameters, blocking),
            place => backward = BackwardWorkspace.Of(place, spec, widths));
        return new WorkspaceLayout(input, layers, loss, backward, rowLoss, touchedRows, droppedHidden, squares, slab.Regions, slab.Length);
    }

    /// <summary>The sums of squares of a parameter region's gradient.</summary>
    public Region SquaresOf(Region parameters) => Squares.Single(region => region.Name == parameters.Name + "Squares");
}

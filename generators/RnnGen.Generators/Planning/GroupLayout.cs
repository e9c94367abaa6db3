namespace RnnGen.Generators;

/// <summary>
/// What 16 sessions stepped together carry: h (and c) of each layer in the order of <see cref="StateLayout"/>, every vector a matrix
/// [panels][16][16] of one row a session; the same again for the step being computed; and scratch.
/// </summary>
internal sealed record GroupLayout(
    IReadOnlyList<Region> Hidden,
    IReadOnlyList<Region> Cell,
    IReadOnlyList<Region> NextHidden,
    IReadOnlyList<Region> NextCell,
    Region? Input,
    Region Gates,
    Region? TanhCell,
    Region? RecurrentCandidate,
    IReadOnlyList<Region> Regions,
    long Length)
{
    public static GroupLayout Of(ModelSpec spec, PaddedWidths widths)
    {
        Slab slab = new();
        bool isLstm = spec.Cell == CellKind.Lstm;
        (IReadOnlyList<Region> hidden, IReadOnlyList<Region> cell) = State(slab, spec, widths, "Group");
        (IReadOnlyList<Region> nextHidden, IReadOnlyList<Region> nextCell) = State(slab, spec, widths, "NextGroup");
        return new GroupLayout(
            hidden,
            cell,
            nextHidden,
            nextCell,
            spec.EmbeddingSize == 0 ? null : slab.Add("GroupInput", widths.EmbeddingPanels, GroupPlan.Rows, Panel.Width),
            slab.Add("GroupGates", widths.GatePanels, GroupPlan.Rows, Panel.Width),
            isLstm ? slab.Add("GroupTanhCell", GroupPlan.Rows, Panel.Width) : null,
            spec.Cell == CellKind.Gru ? slab.Add("GroupRecurrentCandidate", GroupPlan.Rows, Panel.Width) : null,
            slab.Regions,
            slab.Length);
    }

    private static (IReadOnlyList<Region> Hidden, IReadOnlyList<Region> Cell) State(Slab slab, ModelSpec spec, PaddedWidths widths, string prefix)
    {
        List<Region> hidden = [];
        List<Region> cell = [];
        for (int layer = 0; layer < spec.Layers; layer++)
        {
            hidden.Add(slab.Add($"{prefix}Hidden{layer}", widths.HiddenPanels, GroupPlan.Rows, Panel.Width));
            if (spec.Cell == CellKind.Lstm)
            {
                cell.Add(slab.Add($"{prefix}Cell{layer}", widths.HiddenPanels, GroupPlan.Rows, Panel.Width));
            }
        }

        return (hidden, cell);
    }
}

namespace RnnGen.Generators;

/// <summary>
/// What 16 sessions stepped together carry: h (and c) of each layer, and P·h, in the order of <see cref="StateLayout"/>, every vector a matrix
/// [panels][16][16] of one row a session; the same again for the step being computed; and scratch.
/// </summary>
internal sealed record GroupLayout(
    IReadOnlyList<Region> Hidden,
    IReadOnlyList<Region> Cell,
    Region? Projected,
    IReadOnlyList<Region> NextHidden,
    IReadOnlyList<Region> NextCell,
    Region? NextProjected,
    Region? Input,
    Region Gates,
    Region? TanhCell,
    Region? RecurrentCandidate,
    IReadOnlyList<Region> Regions,
    long Length)
{
    /// <summary>What the output layer multiplies.</summary>
    public Region OutputOperand => Projected ?? Hidden[Hidden.Count - 1];

    public static GroupLayout Of(ModelSpec spec, PaddedWidths widths, ParameterLayout parameters)
    {
        Slab slab = new();
        bool isLstm = spec.Cell == CellKind.Lstm;
        (IReadOnlyList<Region> hidden, IReadOnlyList<Region> cell, Region? projected) = State(slab, spec, widths, parameters, "Group");
        (IReadOnlyList<Region> nextHidden, IReadOnlyList<Region> nextCell, Region? nextProjected) = State(slab, spec, widths, parameters, "NextGroup");
        return new GroupLayout(
            hidden,
            cell,
            projected,
            nextHidden,
            nextCell,
            nextProjected,
            spec.EmbeddingSize == 0 ? null : slab.Add("GroupInput", widths.EmbeddingPanels, GroupPlan.Rows, Panel.Width),
            slab.Add("GroupGates", widths.GatePanels, GroupPlan.Rows, Panel.Width),
            isLstm ? slab.Add("GroupTanhCell", GroupPlan.Rows, Panel.Width) : null,
            spec.Cell == CellKind.Gru ? slab.Add("GroupRecurrentCandidate", GroupPlan.Rows, Panel.Width) : null,
            slab.Regions,
            slab.Length);
    }

    private static (IReadOnlyList<Region> Hidden, IReadOnlyList<Region> Cell, Region? Projected) State(
        Slab slab, ModelSpec spec, PaddedWidths widths, ParameterLayout parameters, string prefix)
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

        Region? projected = parameters.Projection is null ? null : slab.Add($"{prefix}Projected", widths.EmbeddingPanels, GroupPlan.Rows, Panel.Width);
        return (hidden, cell, projected);
    }
}

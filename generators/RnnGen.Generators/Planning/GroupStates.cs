using RnnGen.Generators.Layout;

namespace RnnGen.Generators.Planning;

/// <summary>The state of 16 sessions, in the order of <see cref="StateLayout"/>: every vector becomes a matrix [panels][16][16] with one row per session.</summary>
internal sealed class GroupStates
{
    public GroupStates(Slab slab, Widths widths, ParameterLayout parameters, string prefix)
    {
        List<MatrixRegion> hidden = [];
        List<IReadOnlyDictionary<string, MatrixRegion>> carried = [];
        for (int layer = 0; layer < widths.Spec.Layers; layer++)
        {
            MatrixRegion State(string name) => slab.Matrix($"{prefix}{name}{layer}", widths.HiddenPanels, GroupLayout.Rows, GroupLayout.PanelStride);
            hidden.Add(State("Hidden"));
            carried.Add(widths.Cell.Carried.ToDictionary(static name => name, State));
        }

        Hidden = hidden;
        Carried = carried;
        Projected = parameters.Projection is null ? null : slab.Matrix($"{prefix}Projected", widths.EmbeddingPanels, GroupLayout.Rows, GroupLayout.PanelStride);
    }

    /// <summary>h of each layer.</summary>
    public IReadOnlyList<MatrixRegion> Hidden { get; }

    /// <summary>What each layer carries besides h.</summary>
    public IReadOnlyList<IReadOnlyDictionary<string, MatrixRegion>> Carried { get; }

    /// <summary>P·h of the top layer; null where the output layer multiplies h itself.</summary>
    public MatrixRegion? Projected { get; }

    /// <summary>The input of the output layer.</summary>
    public MatrixRegion OutputOperand => Projected ?? Hidden[Hidden.Count - 1];
}

using RnnGen.Generators.Layout;

namespace RnnGen.Generators.Planning;

/// <summary>The state of 16 sessions stepped together, the same again for the step being computed, and scratch.</summary>
internal sealed class GroupLayout
{
    /// <summary>Sessions stepped together: three register tiles, and a matrix of them is [panels][16][16].</summary>
    public const int Rows = 16;

    private readonly Slab _slab = new();

    public GroupLayout(Widths widths, ParameterLayout parameters)
    {
        Previous = new GroupStates(_slab, widths, parameters, "Group");
        Next = new GroupStates(_slab, widths, parameters, "NextGroup");
        Input = widths.EmbeddingPanels == 0 ? null : _slab.Matrix("GroupInput", widths.EmbeddingPanels, Rows, PanelStride);
        Gates = _slab.Matrix("GroupGates", widths.GatePanels, Rows, PanelStride);
        Kept = widths.Cell.Kept.ToDictionary(static name => name, OnePanel);
        Split = widths.Cell.SplitGate is { } split ? OnePanel(split.Name) : null;
    }

    /// <summary>Floats of 16 rows of one panel.</summary>
    public static Stride PanelStride { get; } = new("GroupPanelStride", Rows * Panel.Width);

    public GroupStates Previous { get; }

    public GroupStates Next { get; }

    /// <summary>Scratch: x; null for one-hot input.</summary>
    public MatrixRegion? Input { get; }

    /// <summary>Scratch: the pre-activations.</summary>
    public MatrixRegion Gates { get; }

    /// <summary>Scratch of one unit group: what a cell keeps for the backward pass in training, unused here.</summary>
    public IReadOnlyDictionary<string, MatrixRegion> Kept { get; }

    /// <summary>Scratch of one unit group: the recurrent side of a split gate; null where there is none.</summary>
    public MatrixRegion? Split { get; }

    public IReadOnlyList<Region> Regions => _slab.Regions;

    public long Length => _slab.Length;

    private MatrixRegion OnePanel(string name) => _slab.Matrix($"Group{name}", 1, Rows, PanelStride);
}

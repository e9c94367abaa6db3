using RnnGen.Generators.Layout;

namespace RnnGen.Generators.Planning;

/// <summary>The memory of one unrolled training step. Regions whose lifetimes do not overlap share memory.</summary>
internal sealed class WorkspaceLayout
{
    private readonly Slab _slab = new();
    private readonly Dictionary<Region, VectorRegion> _squares;

    public WorkspaceLayout(Widths widths, ParameterLayout parameters, OutputBlocking blocking)
    {
        UnrolledRows rows = widths.Rows;
        Input = widths.EmbeddingPanels == 0 ? null : _slab.Matrix("Input", widths.EmbeddingPanels, rows.Count, rows.PanelStride);

        // A layer's backward pass reads its own dE/dh and writes that of the layer below: two regions alternate, no matter how many layers there are.
        MatrixRegion[] hiddenGradients = [.. Enumerable.Range(0, Math.Min(widths.Spec.Layers, 2))
            .Select(parity => _slab.Matrix($"HiddenGradient{parity}", widths.HiddenPanels, rows.Count, rows.PanelStride))];
        Layers = [.. Enumerable.Range(0, widths.Spec.Layers).Select(layer => new LayerWorkspace(_slab, widths, layer, hiddenGradients[layer % 2]))];
        RowLoss = _slab.Vector("RowLoss", blocking.ScoredRows, sizeof(double) / sizeof(float));
        TouchedRows = parameters.IsTied ? null : _slab.Vector("TouchedRows", rows.Count);
        DroppedHidden = _slab.Matrix("DroppedHidden", widths.HiddenPanels, rows.StateCount, rows.StatePanelStride);
        _squares = parameters.Regions.ToDictionary(static region => region, region => _slab.Vector(region.Name + "Squares", parameters.Panels(region)));
        FirstSquares = _squares[parameters.Regions[0]];
        LossWorkspace? loss = null;
        BackwardWorkspace? backward = null;
        _slab.Share(place => loss = new LossWorkspace(place, widths, blocking), place => backward = new BackwardWorkspace(place, widths));
        Loss = loss!;
        Backward = backward!;
    }

    /// <summary>x of all rows, then dE/dx; null for one-hot input.</summary>
    public MatrixRegion? Input { get; }

    public IReadOnlyList<LayerWorkspace> Layers { get; }

    /// <summary>dE/dh of the top layer.</summary>
    public MatrixRegion TopHiddenGradient => Layers[Layers.Count - 1].HiddenGradient;

    /// <summary>Buffers used only in the output layer.</summary>
    public LossWorkspace Loss { get; }

    /// <summary>Buffers of the passes through the recurrent layers, not used in the output layer.</summary>
    public BackwardWorkspace Backward { get; }

    /// <summary>e_t of every row, in double; a member of the team may still be summing them when others are on the backward pass.</summary>
    public VectorRegion RowLoss { get; }

    /// <summary>The words of the previous batch, as ints, whose rows of the input's gradient have to be zeroed; null for a tied embedding, whose gradient is dense.</summary>
    public VectorRegion? TouchedRows { get; }

    /// <summary>h of one layer after dropout, as read by the layer above or the output layer. It has the layout of h, so that the same kernels read either.</summary>
    public MatrixRegion DroppedHidden { get; }

    /// <summary>The first of the sums of squares: Σ g² over each panel of each parameter region, in their order.</summary>
    public VectorRegion FirstSquares { get; }

    /// <summary>Floats from the first of the sums of squares to the end of the last.</summary>
    public long SquaresLength => _squares.Values.Max(static region => region.Offset + region.Length) - FirstSquares.Offset;

    public IReadOnlyList<Region> Regions => _slab.Regions;

    public long Length => _slab.Length;

    /// <summary>The sums of squares of a parameter region's gradient.</summary>
    public VectorRegion SquaresOf(Region parameters) => _squares[parameters];
}

using RnnGen.Generators.Kernels;
using RnnGen.Generators.Layout;

namespace RnnGen.Generators.Planning;

/// <summary>
/// Serving with int8 weights, one word of one session or of sixteen. Every product is that of the weights and one vector, which is rounded to 7 bits first. Of sixteen sessions, which take a
/// product one after the other, all but the first find the weights in cache.
/// </summary>
internal sealed class Int8Plan
{
    private readonly Slab _session;
    private readonly Slab _group;
    private readonly Slab _folded = new();

    public Int8Plan(Widths widths, StateLayout state, GroupLayout group)
    {
        Parameters = new Int8Parameters(widths);
        int width = Math.Max(Math.Max(widths.HiddenWidth, widths.EmbeddingWidth), Panel.Width);
        _session = new Slab(state.Length);
        Values = _session.Vector("StateValues", width / sizeof(float));
        _group = new Slab(group.Length);
        GroupValues = _group.Vector("GroupValues", width / sizeof(float));
        GroupSplit = widths.Cell.SplitGate is { } split ? _group.Matrix($"GroupInt8{split.Name}", widths.HiddenPanels, GroupLayout.Rows, GroupLayout.PanelStride) : null;
        Folded = widths.Spec.EmbeddingSize == 0 ? null : new Int8Table(_folded, "Folded", widths.Spec.VocabularySize, widths.GateColumns, scales: widths.Spec.VocabularySize);
        Update = widths.Cell.Update("Update", widths.PaddedUnits, widths.HiddenWidth, addsBias: false);
    }

    public Int8Parameters Parameters { get; }

    /// <summary>Scratch of a session: u of the vector that is being multiplied, as bytes.</summary>
    public VectorRegion Values { get; }

    /// <summary>Scratch of a group: u of the vector that is being multiplied, as bytes.</summary>
    public VectorRegion GroupValues { get; }

    /// <summary>Scratch of a group: the recurrent side of a split gate for all units; null where there is none.</summary>
    public MatrixRegion? GroupSplit { get; }

    /// <summary>The table of a frozen model that replaces the first layer's input side; null for one-hot input.</summary>
    public Int8Table? Folded { get; }

    /// <summary>From the pre-activations of a layer to h (and c), for one word.</summary>
    public Kernel Update { get; }

    /// <summary>Floats of a session's state and scratch.</summary>
    public long StateLength => _session.Length;

    /// <summary>Floats of the state and scratch of a group.</summary>
    public long GroupLength => _group.Length;

    /// <summary>Floats of the folded table; 0 for one-hot input.</summary>
    public long FoldedLength => _folded.Length;

    /// <summary>Scratch beyond that of fp32 weights.</summary>
    public IEnumerable<Region> Scratch => _session.Regions.Concat(_group.Regions);

    public IEnumerable<Tile> Tiles => Matrices.Select(matrix => Product(matrix.Weights.Type, matrix).Tile);

    private IEnumerable<Int8Matrix> Matrices =>
        Parameters.Layers.SelectMany(static layer => new[] { layer.InputWeights, layer.RecurrentWeights }).Append(Parameters.Projection).Append(Parameters.OutputWeights).OfType<Int8Matrix>();

    /// <summary>The product with some panels of a matrix.</summary>
    /// <param name="panels">The panels.</param>
    /// <param name="matrix">The matrix.</param>
    public static Int8MatVec Product(MatrixType panels, Int8Matrix matrix) => new(panels, matrix.Depth, WeightStream.IsInThirdLevel(matrix.Weights.Length));
}

namespace RnnGen.Generators;

/// <summary>
/// The widths of a model in panels and unit groups. The gates of a group of units lie side by side: 8 units of a Lstm fill the two panels
/// (i8 f8)(g8 o8); 16 units of a plain cell fill one. Those of a Gru lie in blocks, one gate of all units behind the other: r, z, n.
/// </summary>
/// <param name="Gates">Rows of weights that a unit has, in a model file: g.</param>
/// <param name="UnitsPerGroup">Units that are computed together.</param>
/// <param name="Blocks">Blocks that the gates lie in: 1 where those of a unit group lie side by side.</param>
/// <param name="UnitGroups">Groups of a layer.</param>
/// <param name="HiddenPanels">Panels of h.</param>
/// <param name="EmbeddingPanels">Panels of an embedding.</param>
/// <param name="VocabularyPanels">Panels of logits.</param>
/// <param name="OutputDepth">What the output layer multiplies: H, or E where its weights are the embedding.</param>
internal sealed record PaddedWidths(
    int Gates,
    int UnitsPerGroup,
    int Blocks,
    int UnitGroups,
    int HiddenPanels,
    int EmbeddingPanels,
    int VocabularyPanels,
    int OutputDepth)
{
    /// <summary>Panels that one unit group has in a block.</summary>
    public int PanelsPerGroup => Gates * UnitsPerGroup / (Panel.Width * Blocks);

    /// <summary>Panels of a block, and so from a unit group's gates in one block to those in the next.</summary>
    public int BlockPanels => UnitGroups * PanelsPerGroup;

    /// <summary>Panels of a layer's pre-activations.</summary>
    public int GatePanels => Blocks * BlockPanels;

    /// <summary>Panels from one of a unit group's to its next: they are neighbours, or lie in different blocks.</summary>
    public int GroupPanelDistance => Blocks == 1 ? 1 : BlockPanels;

    /// <summary>Panels of the pre-activations that Whh·h is added to: all but a Gru's candidate.</summary>
    public int RecurrentGatePanels => Blocks == 1 ? GatePanels : GatePanels - BlockPanels;

    /// <summary>Units whose gates lie side by side: all of them where each gate has a block.</summary>
    public int InterleavedUnits => Blocks == 1 ? UnitsPerGroup : PaddedUnits;

    /// <summary>Columns of a layer's pre-activations, padding included.</summary>
    public int GateColumns => GatePanels * Panel.Width;

    /// <summary>Floats of one h or c vector, padding included.</summary>
    public int HiddenWidth => HiddenPanels * Panel.Width;

    /// <summary>Units computed per layer, padding included.</summary>
    public int PaddedUnits => UnitGroups * UnitsPerGroup;

    public int EmbeddingWidth => EmbeddingPanels * Panel.Width;

    /// <summary>Panels of what the output layer multiplies.</summary>
    public int OutputDepthPanels => Panel.Count(OutputDepth);

    public int OutputDepthWidth => OutputDepthPanels * Panel.Width;

    public int VocabularyWidth => VocabularyPanels * Panel.Width;

    public static PaddedWidths Of(ModelSpec spec)
    {
        (int gates, int unitsPerGroup, int blocks) = spec.Cell switch
        {
            CellKind.Lstm => (4, Panel.LaneCount, 1),
            CellKind.Gru => (3, Panel.Width, 3),
            _ => (1, Panel.Width, 1),
        };
        return new PaddedWidths(
            Gates: gates,
            UnitsPerGroup: unitsPerGroup,
            Blocks: blocks,
            UnitGroups: (spec.HiddenSize + unitsPerGroup - 1) / unitsPerGroup,
            HiddenPanels: Panel.Count(spec.HiddenSize),
            EmbeddingPanels: Panel.Count(spec.EmbeddingSize),
            VocabularyPanels: Panel.Count(spec.VocabularySize),
            OutputDepth: spec.TieEmbeddings ? spec.EmbeddingSize : spec.HiddenSize);
    }
}

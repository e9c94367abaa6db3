namespace RnnGen.Generators;

/// <summary>
/// The widths of a model in panels and unit groups. The gates of a group of units lie side by side: 8 units of a Lstm fill the two panels
/// (i8 f8)(g8 o8); 16 units of a plain cell fill one.
/// </summary>
/// <param name="OutputDepth">What the output layer multiplies: H, or E where its weights are the embedding.</param>
internal sealed record PaddedWidths(
    int Gates,
    int UnitsPerGroup,
    int UnitGroups,
    int HiddenPanels,
    int EmbeddingPanels,
    int VocabularyPanels,
    int OutputDepth)
{
    /// <summary>Panels that hold all gates of one unit group.</summary>
    public int PanelsPerGroup => Gates * UnitsPerGroup / Panel.Width;

    /// <summary>Panels of a layer's pre-activations.</summary>
    public int GatePanels => UnitGroups * PanelsPerGroup;

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
        bool isLstm = spec.Cell == CellKind.Lstm;
        int unitsPerGroup = isLstm ? Panel.LaneCount : Panel.Width;
        return new PaddedWidths(
            Gates: isLstm ? 4 : 1,
            UnitsPerGroup: unitsPerGroup,
            UnitGroups: (spec.HiddenSize + unitsPerGroup - 1) / unitsPerGroup,
            HiddenPanels: Panel.Count(spec.HiddenSize),
            EmbeddingPanels: Panel.Count(spec.EmbeddingSize),
            VocabularyPanels: Panel.Count(spec.VocabularySize),
            OutputDepth: spec.TieEmbeddings ? spec.EmbeddingSize : spec.HiddenSize);
    }
}

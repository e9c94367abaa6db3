namespace RnnGen.Generators;

/// <summary>A place where training may drop values: on the way from the words or a layer to the next layer.</summary>
/// <param name="Mask">Which of a step's masks stands there, as emitted code asks for it.</param>
/// <param name="Panels">Panels of the values.</param>
/// <param name="Rows">Their rows: each step of each sequence has a mask of its own.</param>
/// <param name="PanelStride">Floats from one panel to the next, of the values and of their copy.</param>
/// <param name="GradientStride">Floats from one panel of their gradients to the next.</param>
internal sealed record DropoutSite(string Mask, int Panels, int Rows, int PanelStride, int GradientStride)
{
    /// <summary>What a layer with a projection reads: the embeddings, or h of the layer below.</summary>
    public static DropoutSite InputOf(int layer, PaddedWidths widths, UnrolledRows rows) => layer == 0
        ? new DropoutSite("Embedding", widths.EmbeddingPanels, rows.Count, rows.PanelStride, rows.PanelStride)
        : new DropoutSite($"Layer({layer})", widths.HiddenPanels, rows.Count, rows.StatePanelStride, rows.PanelStride);

    /// <summary>What the output layer reads: h of the top layer, of the rows that are scored.</summary>
    public static DropoutSite Output(PaddedWidths widths, UnrolledRows rows, OutputBlocking blocking) =>
        new("Output", widths.HiddenPanels, blocking.Rows * blocking.Count, rows.StatePanelStride, rows.PanelStride);
}

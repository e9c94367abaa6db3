namespace RnnGen.Generators;

/// <summary>
/// Where each parameter lies in the slab: the output layer at its end, so that it can be handed over on its own. Gradients and optimiser
/// moments have the same layout.
/// </summary>
/// <param name="Embedding">One row a word; where embeddings are tied, <paramref name="OutputWeights"/>, one column a word; null for one-hot input.</param>
/// <param name="Projection">P in panels, from h to the width of a tied embedding; null where they are the same or nothing is tied.</param>
/// <param name="FoldedInputFloats">The folded input table [V][gates of layer 0] of a frozen model; 0 for one-hot input.</param>
internal sealed record ParameterLayout(
    Region? Embedding,
    IReadOnlyList<LayerParameters> Layers,
    Region? Projection,
    Region OutputWeights,
    Region OutputBias,
    IReadOnlyList<Region> Regions,
    long Length,
    long FoldedInputFloats)
{
    /// <summary>The word's vectors: the embedding, or for one-hot input Wxh.</summary>
    public Region InputTable => Embedding ?? Layers[0].InputTable!;

    /// <summary>Whether the output layer's weights are the embedding.</summary>
    public bool IsTied => Embedding == OutputWeights;

    /// <summary>Panels of one of the regions, as its gradient is shared out: of a table, whose rows are the words', those of a row.</summary>
    public int Panels(Region region, PaddedWidths widths) =>
        region == OutputWeights || region == OutputBias ? widths.VocabularyPanels
        : region == Embedding || region == Projection ? widths.EmbeddingPanels
        : Layers.Any(layer => region == layer.CandidateBias) ? widths.HiddenPanels
        : widths.GatePanels;

    public static ParameterLayout Of(ModelSpec spec, PaddedWidths widths)
    {
        Slab slab = new();
        bool isOneHot = spec.EmbeddingSize == 0;
        Region? embedding = isOneHot || spec.TieEmbeddings ? null : slab.Add("Embedding", spec.VocabularySize, widths.EmbeddingWidth);
        List<LayerParameters> layers = [];
        for (int layer = 0; layer < spec.Layers; layer++)
        {
            int inputDepth = layer > 0 ? spec.HiddenSize : spec.EmbeddingSize;
            bool hasTable = layer == 0 && isOneHot;
            layers.Add(new LayerParameters(
                layer,
                InputTable: hasTable ? slab.Add("InputTable", spec.VocabularySize, widths.GateColumns) : null,
                InputWeights: hasTable ? null : slab.Add($"InputWeights{layer}", widths.GatePanels, inputDepth, Panel.Width),
                RecurrentWeights: slab.Add($"RecurrentWeights{layer}", widths.GatePanels, spec.HiddenSize, Panel.Width),
                Bias: slab.Add($"Bias{layer}", widths.GateColumns),
                CandidateBias: spec.Cell == CellKind.Gru ? slab.Add($"CandidateBias{layer}", widths.HiddenWidth) : null,
                inputDepth,
                spec.HiddenSize));
        }

        Region? projection = widths.OutputDepth == spec.HiddenSize ? null : slab.Add("Projection", widths.EmbeddingPanels, spec.HiddenSize, Panel.Width);
        Region outputWeights = slab.Add("OutputWeights", widths.VocabularyPanels, widths.OutputDepth, Panel.Width);
        Region outputBias = slab.Add("OutputBias", widths.VocabularyWidth);
        long foldedInputFloats = isOneHot ? 0 : (long)spec.VocabularySize * widths.GateColumns;
        return new ParameterLayout(spec.TieEmbeddings ? outputWeights : embedding, layers, projection, outputWeights, outputBias, slab.Regions, slab.Length, foldedInputFloats);
    }
}

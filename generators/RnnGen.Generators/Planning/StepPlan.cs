namespace RnnGen.Generators;

/// <summary>The session's pass: one word in, logits of any panels out.</summary>
/// <param name="LookUp">The look-up of a tied embedding; null where the word's vector is read where it lies.</param>
/// <param name="Layers">The layers, from the input.</param>
/// <param name="Projection">P·h, where a tied embedding has another width than h; null elsewhere.</param>
/// <param name="Output">Logits of some panels.</param>
internal sealed record StepPlan(WordColumn? LookUp, IReadOnlyList<LayerStep> Layers, MatVec? Projection, MatVec Output)
{
    public static StepPlan Of(ModelSpec spec, PaddedWidths widths, ParameterLayout parameters) => new(
        parameters.IsTied ? new WordColumn("StepLookUp", "x = embedding[word], a column of Why.", widths.OutputDepth) : null,
        parameters.Layers.Select(layer => LayerStep.Of(spec, widths, layer)).ToArray(),
        parameters.Projection is not { } projection ? null : new MatVec(
            "StepProjection",
            "y = P·h: h in the width of the embedding.",
            "hidden",
            spec.HiddenSize,
            widths.EmbeddingPanels,
            MatVecStart.Zero,
            "projected",
            WeightStream.PrefetchDistance(projection)),
        new MatVec(
            "StepOutput",
            "z = Why·h + by (the lecture's V·s): 16 logits a panel.",
            "hidden",
            widths.OutputDepth,
            Panels: 0,
            MatVecStart.Bias,
            "logits",
            WeightStream.PrefetchDistance(parameters.OutputWeights)));
}

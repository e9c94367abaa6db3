namespace RnnGen.Generators;

/// <summary>The session's pass: one word in, logits of any panels out.</summary>
/// <param name="Layers">The layers, from the input.</param>
/// <param name="Output">Logits of some panels.</param>
internal sealed record StepPlan(IReadOnlyList<LayerStep> Layers, MatVec Output)
{
    public static StepPlan Of(ModelSpec spec, PaddedWidths widths, ParameterLayout parameters) => new(
        parameters.Layers.Select(layer => LayerStep.Of(spec, widths, layer)).ToArray(),
        new MatVec(
            "StepOutput",
            "z = Why·h + by (the lecture's V·s): 16 logits a panel.",
            "hidden",
            spec.HiddenSize,
            Panels: 0,
            MatVecStart.Bias,
            "logits",
            WeightStream.PrefetchDistance(parameters.OutputWeights)));
}

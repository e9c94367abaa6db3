namespace RnnGen.Generators;

/// <summary>One word through one layer.</summary>
/// <param name="Layer">Index of the layer.</param>
/// <param name="Projection">Wxh·x + b; null for one-hot input, whose projection is a row of a table.</param>
/// <param name="Candidate">The recurrent side of a Gru's candidate; null for the other cells.</param>
/// <param name="Recurrence">Whh·hPrev, added to it.</param>
/// <param name="Update">From there to h (and c).</param>
internal sealed record LayerStep(int Layer, MatVec? Projection, MatVec? Candidate, MatVec Recurrence, UnitUpdate Update)
{
    public IEnumerable<Kernel> Kernels => new Kernel?[] { Projection, Candidate, Recurrence, Update }.OfType<Kernel>();

    public static LayerStep Of(ModelSpec spec, PaddedWidths widths, LayerParameters layer)
    {
        bool isOneHot = layer.InputTable is not null;
        return new LayerStep(
            layer.Layer,
            isOneHot ? null : new MatVec(
                $"Project{layer.Layer}",
                "Wxh·x + b (the lecture's U·x), what the input brings to the gates.",
                "input",
                layer.InputDepth,
                widths.GatePanels,
                MatVecStart.Bias,
                "projectedInput",
                WeightStream.PrefetchDistance(layer.InputWeights!)),
            layer.CandidateBias is null ? null : new MatVec(
                $"RecurCandidate{layer.Layer}",
                Equations.RecurrentCandidate("hPrev"),
                "hidden",
                spec.HiddenSize,
                widths.BlockPanels,
                MatVecStart.Bias,
                "recurrentCandidate",
                WeightStream.PrefetchDistance(layer.RecurrentWeights)),
            new MatVec(
                $"Recur{layer.Layer}",
                Equations.Recurrence(spec.Cell),
                "hidden",
                spec.HiddenSize,
                widths.RecurrentGatePanels,
                isOneHot ? MatVecStart.BiasAndInputRow : MatVecStart.ProjectedInput,
                "gates",
                WeightStream.PrefetchDistance(layer.RecurrentWeights)),
            new UnitUpdate($"Update{layer.Layer}", Equations.Update(spec.Cell), spec.Cell, widths.PaddedUnits, AddsBias: isOneHot));
    }
}

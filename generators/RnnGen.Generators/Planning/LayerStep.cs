namespace RnnGen.Generators;

/// <summary>One word through one layer.</summary>
/// <param name="Layer">Index of the layer.</param>
/// <param name="Projection">Wxh·x + b; null for one-hot input, whose projection is a row of a table.</param>
/// <param name="Recurrence">From there to the next h (and c).</param>
/// <param name="NeedsNextHidden">Whether h is still read while the next h is written: there is more than one unit group.</param>
internal sealed record LayerStep(int Layer, MatVec? Projection, MatVec Recurrence, bool NeedsNextHidden)
{
    public IEnumerable<MatVec> Kernels => new[] { Projection, Recurrence }.OfType<MatVec>();

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
                Cell: null,
                WeightStream.PrefetchDistance(layer.InputWeights!)),
            new MatVec(
                $"Recur{layer.Layer}",
                Equations.Step(spec.Cell),
                "hidden",
                spec.HiddenSize,
                widths.GatePanels,
                isOneHot ? MatVecStart.BiasAndInputRow : MatVecStart.ProjectedInput,
                "nextHidden",
                spec.Cell,
                WeightStream.PrefetchDistance(layer.RecurrentWeights)),
            widths.UnitGroups > 1);
    }
}

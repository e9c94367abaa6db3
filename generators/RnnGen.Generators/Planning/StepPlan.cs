namespace RnnGen.Generators;

/// <summary>The session's pass: one word in, logits of any panels out.</summary>
/// <param name="Layers">The layers, from the input.</param>
/// <param name="Fold">One word's row of the folded input table; null for one-hot input, whose table is a parameter.</param>
/// <param name="FoldedLayer">The first layer with that row as its input; null for one-hot input.</param>
/// <param name="LogitBlock">Logits of a block of panels.</param>
/// <param name="LogitPanel">Logits of one panel, for those left over.</param>
internal sealed record StepPlan(IReadOnlyList<LayerStep> Layers, LayerStep? Fold, LayerStep? FoldedLayer, MatVec LogitBlock, MatVec LogitPanel)
{
    public static StepPlan Of(ModelSpec spec, PaddedWidths widths, ParameterLayout parameters)
    {
        LayerParameters first = parameters.Layers[0];
        bool isOneHot = first.InputTable is not null;
        return new StepPlan(
            parameters.Layers.Select(layer => Layer("Step", spec, widths, layer, layer.InputDepth, layer.InputTable is null ? MatVecStart.Bias : MatVecStart.BiasAndTableRow)).ToArray(),
            isOneHot ? null : FoldOf(widths, first),
            isOneHot ? null : Layer("StepFolded", spec, widths, first, inputDepth: 0, MatVecStart.TableRow),
            Logits("LogitBlock", spec, LayerStep.BlockPanels),
            Logits("LogitPanel", spec, 1));
    }

    private static LayerStep Layer(string name, ModelSpec spec, PaddedWidths widths, LayerParameters layer, int inputDepth, MatVecStart start) =>
        LayerStep.Of(name, layer.Layer, widths, (kernel, panels) => new MatVec(
            kernel,
            Equations.Step(spec.Cell, panels / widths.PanelsPerGroup * widths.UnitsPerGroup),
            panels,
            LayerStep.SplitFor(panels),
            inputDepth,
            spec.HiddenSize,
            layer.PanelStride,
            start,
            spec.Cell));

    private static LayerStep FoldOf(PaddedWidths widths, LayerParameters layer) =>
        LayerStep.Of("Fold", layer.Layer, widths, (kernel, panels) => new MatVec(
            kernel,
            $"{panels * Panel.Width} columns of Wxh·x + b, what the word brings to the gates.",
            panels,
            LayerStep.SplitFor(panels),
            layer.InputDepth,
            HiddenDepth: 0,
            layer.PanelStride,
            MatVecStart.Bias,
            Cell: null));

    private static MatVec Logits(string name, ModelSpec spec, int panels) => new(
        name,
        $"Logits of {panels * Panel.Width} words: z = Why·h + by (the lecture's V·s).",
        panels,
        LayerStep.SplitFor(panels),
        InputDepth: 0,
        spec.HiddenSize,
        spec.HiddenSize * Panel.Width,
        MatVecStart.Bias,
        Cell: null);
}

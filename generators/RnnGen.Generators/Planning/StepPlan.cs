namespace RnnGen.Generators;

/// <summary>One word through one layer: blocks of panels side by side, and the panels left over.</summary>
/// <param name="Layer">Index of the layer.</param>
/// <param name="Block">The product of a full block; null where there is none.</param>
/// <param name="BlockCount">Full blocks.</param>
/// <param name="Rest">The product of the panels left over; null where none are.</param>
/// <param name="BlockUnits">Units of a full block.</param>
internal sealed record LayerStep(int Layer, MatVec? Block, int BlockCount, MatVec? Rest, int BlockUnits);

/// <summary>The session's pass: one word in, logits of any panels out.</summary>
/// <param name="Layers">The layers, from the input.</param>
/// <param name="LogitBlock">Logits of a block of panels.</param>
/// <param name="LogitPanel">Logits of one panel, for those left over.</param>
internal sealed record StepPlan(IReadOnlyList<LayerStep> Layers, MatVec LogitBlock, MatVec LogitPanel)
{
    /// <summary>Panels whose two accumulators each hide the latency of an FMA: 8 sums in flight.</summary>
    public const int BlockPanels = 4;

    private const int SumsInFlight = 8;

    public static StepPlan Of(ModelSpec spec, PaddedWidths widths, ParameterLayout parameters)
    {
        MatVec Logits(string name, int panels) => new(
            name, $"Logits of {panels * Panel.Width} words: z = Why·h + by (the lecture's V·s).", panels, SplitFor(panels), 0, spec.HiddenSize, spec.HiddenSize * Panel.Width, false, null);

        return new StepPlan(
            parameters.Layers.Select(layer => Layer(spec, widths, layer)).ToArray(),
            Logits("LogitBlock", BlockPanels),
            Logits("LogitPanel", 1));
    }

    private static LayerStep Layer(ModelSpec spec, PaddedWidths widths, LayerParameters layer)
    {
        MatVec Product(string name, int panels) => new(
            $"{name}{layer.Layer}",
            Equations.Step(spec.Cell, panels / widths.PanelsPerGroup * widths.UnitsPerGroup),
            panels,
            SplitFor(panels),
            layer.InputDepth,
            spec.HiddenSize,
            layer.PanelStride,
            layer.InputTable is not null,
            spec.Cell);

        int blocks = widths.GatePanels / BlockPanels;
        int rest = widths.GatePanels % BlockPanels;
        return new LayerStep(
            layer.Layer,
            blocks > 0 ? Product("StepBlock", BlockPanels) : null,
            blocks,
            rest > 0 ? Product("StepRest", rest) : null,
            BlockPanels / widths.PanelsPerGroup * widths.UnitsPerGroup);
    }

    private static int SplitFor(int panels) => Math.Max(1, SumsInFlight / (2 * panels));
}

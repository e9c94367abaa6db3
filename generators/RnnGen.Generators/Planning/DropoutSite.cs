using RnnGen.Generators.Kernels;
using RnnGen.Generators.Layout;

namespace RnnGen.Generators.Planning;

/// <summary>A place where training may drop values: between the words or a layer and the next layer, or among the recurrent weights.</summary>
/// <param name="mask">The mask of the step for this place, as an expression in emitted code.</param>
/// <param name="values">The values.</param>
/// <param name="gradientStride">From one panel of their gradients to the next.</param>
internal sealed class DropoutSite(string mask, MatrixType values, Stride gradientStride)
{
    /// <summary>x' in place of x.</summary>
    public RuntimeMethod DropInPlace => InPlace(values);

    /// <summary>dx in place of dx'.</summary>
    public RuntimeMethod DropGradient => InPlace(values with { PanelStride = gradientStride });

    /// <summary>x' of values that stay unchanged: a copy, or the values themselves where nothing is dropped.</summary>
    public RuntimeMethod Drop => new(Name, [new("values", values), new("copy", values), .. Sizes(values)]);

    /// <summary>dx in place of dx', for the panels of a range alone.</summary>
    public RuntimeMethod DropGradientOfPanels => new(
        $"regularization.{mask}.DropPanels",
        [new("values", values), ConstantType.Parameter("rows", values.Rows.Text), ConstantType.Parameter("panelStride", values.PanelStride.Argument), new("panels", PanelRangeType.Instance)]);

    private string Name => $"regularization.{mask}.Drop";

    /// <summary>What a layer with a projection reads: the embeddings, or h of the layer below.</summary>
    public static DropoutSite InputOf(int layer, Widths widths) => layer == 0
        ? new DropoutSite("Embedding", new MatrixType(widths.EmbeddingPanels, widths.Rows.Count, widths.Rows.PanelStride), widths.Rows.PanelStride)
        : new DropoutSite($"Layer({layer})", new MatrixType(widths.HiddenPanels, widths.Rows.Count, widths.Rows.StatePanelStride), widths.Rows.PanelStride);

    /// <summary>What the output layer reads: h of the top layer, for the scored rows.</summary>
    public static DropoutSite Output(Widths widths, OutputBlocking blocking) =>
        new("Output", new MatrixType(widths.HiddenPanels, blocking.ScoredRows, widths.Rows.StatePanelStride), widths.Rows.PanelStride);

    /// <summary>Whh of a layer: its connections are dropped, not h.</summary>
    public static DropoutSite RecurrentWeights(int layer, MatrixType weights) => new($"RecurrentWeights({layer})", weights, weights.PanelStride);

    private static Parameter[] Sizes(MatrixType matrix) =>
    [
        ConstantType.Parameter("panels", matrix.Panels.Text),
        ConstantType.Parameter("rows", matrix.Rows.Text),
        ConstantType.Parameter("panelStride", matrix.PanelStride.Argument),
        new("member", MemberType.Instance),
    ];

    private RuntimeMethod InPlace(MatrixType matrix) => new(Name, [new("values", matrix), .. Sizes(matrix)]);
}

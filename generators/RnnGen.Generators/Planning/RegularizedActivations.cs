using RnnGen.Generators.Kernels;
using RnnGen.Generators.Layout;

namespace RnnGen.Generators.Planning;

/// <summary>The penalties on h of the top layer, which training may add to the loss: their gradients.</summary>
internal sealed class RegularizedActivations(Widths widths, OutputBlocking blocking)
{
    /// <summary>On h', what the output layer reads.</summary>
    public RuntimeMethod AddGradient => Of("AddGradient", blocking.ScoredRows, []);

    /// <summary>On how far h moves from one step to the next.</summary>
    public RuntimeMethod AddTemporalGradient => Of("AddTemporalGradient", widths.Rows.Count, [ConstantType.Parameter("sequences", "BatchSize")]);

    private RuntimeMethod Of(string name, int rows, Parameter[] sizes)
    {
        MatrixType hidden = new(widths.HiddenPanels, rows, widths.Rows.StatePanelStride), gradient = new(widths.HiddenPanels, rows, widths.Rows.PanelStride);
        return new RuntimeMethod(
            $"regularization.Activations.{name}",
            [
                new("hidden", hidden),
                new("gradient", gradient),
                ConstantType.Parameter("units", "HiddenSize"),
                ConstantType.Parameter("rows", hidden.Rows.Text),
                .. sizes,
                ConstantType.Parameter("panelStride", hidden.PanelStride.Argument),
                ConstantType.Parameter("gradientStride", gradient.PanelStride.Argument),
                new("member", MemberType.Instance),
            ]);
    }
}

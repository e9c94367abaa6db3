using RnnGen.Generators.Layout;

namespace RnnGen.Generators.Kernels;

/// <summary>The carry of h or c from one batch to the next: its rows after some step are copied to block 0, or block 0 is zeroed.</summary>
/// <param name="states">h or c of all time steps, with block 0 before them.</param>
internal sealed class StateRows(MatrixType states)
{
    private Parameter Matrix => new("matrix", new SpanType("float", Extent.Of(states.Panels.Value * states.Rows.Value * Panel.Width)));

    private Parameter PanelStride => ConstantType.Parameter("panelStride", states.WithoutGaps().PanelStride.Argument);

    /// <summary>State 0 = 0.</summary>
    public RuntimeMethod Clear => new("Panels.ClearRows", Matrix, PanelStride, ConstantType.Parameter("length", "TimeStride"));

    /// <summary>State 0 = the state after <c>step</c>.</summary>
    public RuntimeMethod Carry => new("Panels.CarryRows", Matrix, PanelStride, ConstantType.Parameter("offset", "step * TimeStride"), ConstantType.Parameter("length", "TimeStride"));
}

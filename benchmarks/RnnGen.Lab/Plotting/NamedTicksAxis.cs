using OxyPlot.Axes;

namespace RnnGen.Lab;

/// <summary>A logarithmic axis whose ticks are chosen, each with its own text.</summary>
/// <param name="ticks">Where the ticks are.</param>
/// <param name="text">What is written beside one.</param>
internal sealed class NamedTicksAxis(IReadOnlyList<double> ticks, Func<double, string> text) : LogarithmicAxis
{
    /// <inheritdoc/>
    public override void GetTickValues(out IList<double> majorLabelValues, out IList<double> majorTickValues, out IList<double> minorTickValues)
    {
        double[] visible = [.. ticks.Where(tick => tick >= ActualMinimum && tick <= ActualMaximum)];
        (majorLabelValues, majorTickValues, minorTickValues) = (visible, visible, []);
    }

    /// <inheritdoc/>
    protected override string FormatValueOverride(double x) => text(x);
}

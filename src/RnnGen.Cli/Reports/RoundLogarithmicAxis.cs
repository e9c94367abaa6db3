using OxyPlot.Axes;

namespace RnnGen.Cli;

/// <summary>A logarithmic axis with the ticks of <see cref="LogarithmicTicks"/>.</summary>
internal sealed class RoundLogarithmicAxis : LogarithmicAxis
{
    /// <inheritdoc/>
    public override void GetTickValues(out IList<double> majorLabelValues, out IList<double> majorTickValues, out IList<double> minorTickValues) =>
        (majorLabelValues, majorTickValues, minorTickValues) = (LogarithmicTicks.Between(Minimum, Maximum), LogarithmicTicks.Between(Minimum, Maximum), []);
}

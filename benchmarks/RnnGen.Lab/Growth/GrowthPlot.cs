using System.Globalization;
using ScottPlot;
using ScottPlot.Plottables;
using ScottPlot.TickGenerators;

namespace RnnGen.Lab;

/// <summary>Time against a size, both logarithmic, each curve with its limit as a dashed line of the same colour.</summary>
internal sealed class GrowthPlot : IDisposable
{
    private readonly Plot _plot = new();
    private readonly SortedSet<int> _sizes = [];
    private double _longest = 1;
    private double _shortest = double.PositiveInfinity;
    private int _curves;

    /// <summary>A plot without curves.</summary>
    /// <param name="figure">Its title and what its axes show.</param>
    public GrowthPlot(GrowthFigure figure) =>
        PlotStyle.Apply(_plot, figure.Title, figure.SizeLabel, figure.TimeLabel, Alignment.UpperLeft);

    /// <summary>Adds a curve and its limit.</summary>
    public void Add(string name, IReadOnlyList<GrowthPoint> points)
    {
        Color colour = PlotStyle.Colour(_curves++);
        double[] sizes = [.. points.Select(point => Math.Log2(point.Size))];
        Scatter measured = _plot.Add.Scatter(sizes, [.. points.Select(point => Math.Log10(point.Nanoseconds))], colour);
        measured.LegendText = name;
        measured.LineWidth = PlotStyle.LineWidth;
        measured.MarkerSize = 12;

        Scatter limit = _plot.Add.Scatter(sizes, [.. points.Select(point => Math.Log10(point.LimitNanoseconds))], colour);
        limit.LegendText = "its limit";
        limit.LineWidth = PlotStyle.LineWidth;
        limit.LinePattern = LinePattern.Dashed;
        limit.MarkerSize = 0;

        _sizes.UnionWith(points.Select(point => point.Size));
        _longest = Math.Max(_longest, points.Max(point => point.Nanoseconds));
        _shortest = Math.Min(_shortest, points.Min(point => point.LimitNanoseconds));
    }

    /// <summary>Writes the plot as SVG.</summary>
    public void Save(string path)
    {
        _plot.Axes.Bottom.TickGenerator = new NumericManual(
            [.. _sizes.Select(size => Math.Log2(size))],
            [.. _sizes.Select(SizeText)]);
        int lowest = (int)Math.Floor(Math.Log10(_shortest));
        int highest = (int)Math.Ceiling(Math.Log10(_longest));
        int[] decades = [.. Enumerable.Range(lowest, highest - lowest + 1)];
        _plot.Axes.Left.TickGenerator = new NumericManual([.. decades.Select(decade => (double)decade)], [.. decades.Select(DecadeText)]);
        _plot.Axes.SetLimitsY(lowest, highest);
        _plot.SaveSvg(path, PlotStyle.Width, PlotStyle.Height);
    }

    public void Dispose() => _plot.Dispose();

    private static string SizeText(int size) => size >= 1024
        ? string.Create(CultureInfo.InvariantCulture, $"{size / 1024}k")
        : size.ToString(CultureInfo.InvariantCulture);

    private static string DecadeText(int decade)
    {
        (double unit, string name) = decade switch { < 3 => (1e0, "ns"), < 6 => (1e3, "μs"), _ => (1e6, "ms") };
        return string.Create(CultureInfo.InvariantCulture, $"{Math.Pow(10, decade) / unit} {name}");
    }
}

using System.Globalization;
using OxyPlot;
using OxyPlot.Axes;
using OxyPlot.Legends;

namespace RnnGen.Lab;

/// <summary>Time against a size, both logarithmic, each curve with its limit as a dashed line of the same colour.</summary>
/// <param name="figure">Its title and what its axes show.</param>
internal sealed class GrowthPlot(GrowthFigure figure)
{
    private readonly PlotModel _plot = new();
    private readonly SortedSet<int> _sizes = [];
    private double _longest = 1;
    private double _shortest = double.PositiveInfinity;
    private int _curves;

    /// <summary>Adds a curve and its limit.</summary>
    public void Add(string name, IReadOnlyList<GrowthPoint> points)
    {
        OxyColor colour = PlotStyle.Colour(_curves++);
        _plot.Series.Add(PlotStyle.Line(name, colour, points.Select(point => new DataPoint(point.Size, point.Nanoseconds)), markerSize: 6));
        _plot.Series.Add(PlotStyle.DashedLine("its limit", colour, points.Select(point => new DataPoint(point.Size, point.LimitNanoseconds))));
        _sizes.UnionWith(points.Select(point => point.Size));
        _longest = Math.Max(_longest, points.Max(point => point.Nanoseconds));
        _shortest = Math.Min(_shortest, points.Min(point => point.LimitNanoseconds));
    }

    /// <summary>Writes the plot as SVG.</summary>
    public void Save(string path)
    {
        int lowest = (int)Math.Floor(Math.Log10(_shortest));
        int highest = (int)Math.Ceiling(Math.Log10(_longest));
        double[] decades = [.. Enumerable.Range(lowest, highest - lowest + 1).Select(exponent => Math.Pow(10, exponent))];
        _plot.Axes.Add(new NamedTicksAxis([.. _sizes.Select(size => (double)size)], SizeText) { Position = AxisPosition.Bottom, Minimum = _sizes.Min / 1.2, Maximum = _sizes.Max * 1.2 });
        _plot.Axes.Add(new NamedTicksAxis(decades, TimeText) { Position = AxisPosition.Left, Minimum = decades[0], Maximum = decades[^1] });
        PlotStyle.Save(_plot, path, figure.Title, figure.SizeLabel, figure.TimeLabel, LegendPosition.LeftTop);
    }

    private static string SizeText(double size) => size >= 1024
        ? string.Create(CultureInfo.InvariantCulture, $"{size / 1024}k")
        : size.ToString(CultureInfo.InvariantCulture);

    private static string TimeText(double nanoseconds)
    {
        (double unit, string name) = nanoseconds switch { < 1e3 => (1e0, "ns"), < 1e6 => (1e3, "μs"), _ => (1e6, "ms") };
        return string.Create(CultureInfo.InvariantCulture, $"{Math.Round(nanoseconds / unit)} {name}");
    }
}

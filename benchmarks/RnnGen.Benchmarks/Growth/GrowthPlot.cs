using System.Globalization;
using ScottPlot;
using ScottPlot.Plottables;
using ScottPlot.TickGenerators;

namespace RnnGen.Benchmarks;

/// <summary>
/// Time against a size, both logarithmic, each curve with its limit as a dashed line of the same colour. Large letters and a white
/// ground, so that it can be read on a phone and on a dark page.
/// </summary>
internal sealed class GrowthPlot : IDisposable
{
    private const int Width = 900;
    private const int Height = 640;
    private const float FontSize = 24;

    /// <summary>Two colours that the colour-blind tell apart as well (Okabe and Ito).</summary>
    private static readonly Color[] Colours = [Color.FromHex("#0072B2"), Color.FromHex("#D55E00")];

    private readonly Plot _plot = new();
    private readonly SortedSet<int> _sizes = [];
    private double _longest = 1;
    private double _shortest = double.PositiveInfinity;
    private int _curves;

    /// <summary>A plot without curves.</summary>
    /// <param name="figure">Its title and what its axes show.</param>
    public GrowthPlot(GrowthFigure figure)
    {
        _plot.Title(figure.Title, FontSize);
        _plot.XLabel(figure.SizeLabel, FontSize);
        _plot.YLabel(figure.TimeLabel, FontSize);
        _plot.FigureBackground.Color = Colors.White;
        _plot.DataBackground.Color = Colors.White;
        _plot.Grid.MajorLineColor = Color.FromHex("#D0D0D0");
        _plot.Axes.Bottom.TickLabelStyle.FontSize = FontSize;
        _plot.Axes.Left.TickLabelStyle.FontSize = FontSize;
        _plot.Legend.FontSize = FontSize;
        _plot.Legend.Alignment = Alignment.UpperLeft;
    }

    /// <summary>Adds a curve and its limit.</summary>
    public void Add(string name, IReadOnlyList<GrowthPoint> points)
    {
        Color colour = Colours[_curves++ % Colours.Length];
        double[] sizes = [.. points.Select(point => Math.Log2(point.Size))];
        Scatter measured = _plot.Add.Scatter(sizes, [.. points.Select(point => Math.Log10(point.Nanoseconds))], colour);
        measured.LegendText = name;
        measured.LineWidth = 3;
        measured.MarkerSize = 12;

        Scatter limit = _plot.Add.Scatter(sizes, [.. points.Select(point => Math.Log10(point.LimitNanoseconds))], colour);
        limit.LegendText = "its limit";
        limit.LineWidth = 3;
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
        _plot.SaveSvg(path, Width, Height);
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

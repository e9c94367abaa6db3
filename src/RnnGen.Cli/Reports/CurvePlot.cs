using ScottPlot;
using ScottPlot.Plottables;
using ScottPlot.TickGenerators;

namespace RnnGen.Cli;

/// <summary>Curves over epochs or some other count.</summary>
internal sealed class CurvePlot : IDisposable
{
    // Small enough that text stays readable on a phone, where the drawing shrinks to some 360 points.
    private const int Width = 520;
    private const int Height = 300;

    /// <summary>Room for tick labels, the same in every plot: text is not measured, since the page chooses the font.</summary>
    private static readonly PixelPadding Padding = new(left: 60, right: 14, bottom: 32, top: 12);

    private static readonly PixelRect DataArea = new(Padding.Left, Width - Padding.Right, Height - Padding.Bottom, Padding.Top);

    /// <summary>One step between two ticks.</summary>
    private static readonly EvenlySpacedMinorTickGenerator NoMinorTicks = new(1);

    private readonly Plot _plot = new();
    private readonly bool _isLogarithmic;
    private double _lowest = double.PositiveInfinity;
    private double _highest = double.NegativeInfinity;

    /// <summary>Creates an empty plot.</summary>
    /// <param name="last">Where the bottom axis ends; it begins at 0.</param>
    /// <param name="isLogarithmic">Whether the value axis is logarithmic, which needs positive values. A linear axis begins at zero.</param>
    public CurvePlot(int last, bool isLogarithmic)
    {
        _isLogarithmic = isLogarithmic;
        _plot.FigureBackground.Color = Colors.Transparent;
        _plot.DataBackground.Color = Colors.Transparent;
        _plot.Grid.MajorLineColor = Of(PlotColour.Grid);
        _plot.Axes.Bottom.TickGenerator = new NumericAutomatic { IntegerTicksOnly = true, TargetTickCount = Math.Min(last, 10), MinorTickGenerator = NoMinorTicks };

        // A little more, so that the last marker is not cut off.
        _plot.Axes.SetLimitsX(0, last * 1.02);
        foreach (IAxis axis in (IAxis[])[_plot.Axes.Bottom, _plot.Axes.Left])
        {
            axis.FrameLineStyle.Color = Of(PlotColour.Axis);
            axis.MajorTickStyle.Color = Of(PlotColour.Axis);
        }

        _plot.Axes.Right.FrameLineStyle.Width = 0;
        _plot.Axes.Top.FrameLineStyle.Width = 0;
    }

    /// <summary>Adds a curve.</summary>
    public void Add(Curve curve)
    {
        double[] y = [.. curve.Y.Select(Scale)];
        Scatter scatter = _plot.Add.Scatter(curve.X, y, Of(curve.Colour));
        scatter.LineWidth = 2;
        scatter.LinePattern = curve.IsDashed ? LinePattern.Dashed : LinePattern.Solid;
        scatter.MarkerSize = curve.HasMarkers ? 8 : 0;
        scatter.LegendText = curve.IsDashed ? string.Empty : curve.Name;
        MakeRoomFor(curve.Y);
    }

    /// <summary>Adds a horizontal line at one value.</summary>
    public void AddLimit(double value)
    {
        _plot.Add.HorizontalLine(Scale(value), width: 2, Of(PlotColour.Limit), LinePattern.Dashed);
        MakeRoomFor([value]);
    }

    /// <summary>Extends the value axis to include some values, so that two plots with the same extension can be compared by eye.</summary>
    public void MakeRoomFor(IReadOnlyCollection<double> values)
    {
        _lowest = Math.Min(_lowest, values.Min());
        _highest = Math.Max(_highest, values.Max());
    }

    /// <summary>Renders the plot as part of a page.</summary>
    /// <param name="name">Distinguishes the plots of one page.</param>
    /// <param name="label">What a screen reader says.</param>
    public Html ToHtml(string name, string label)
    {
        LimitValues();
        _plot.HideLegend();
        _plot.Layout.Fixed(Padding);
        return new PlotDrawing(_plot.GetSvgXml(Width, Height), DataArea).ToHtml(name, label);
    }

    /// <summary>Renders the plot on its own, as SVG.</summary>
    /// <param name="title">What it shows.</param>
    /// <param name="bottomLabel">What the bottom axis counts.</param>
    /// <param name="leftLabel">What the values are.</param>
    public string ToPicture(string title, string bottomLabel, string leftLabel)
    {
        LimitValues();
        return PlotPicture.Create(_plot, title, bottomLabel, leftLabel);
    }

    /// <inheritdoc/>
    public void Dispose() => _plot.Dispose();

    private static Color Of(PlotColour colour) => Color.FromHex(colour.Light);

    private double Scale(double value) => _isLogarithmic ? Math.Log10(value) : value;

    private void LimitValues()
    {
        if (_isLogarithmic)
        {
            // A margin of a twentieth of the height.
            double margin = Math.Max(Math.Pow(_highest / _lowest, 0.05), 1.05);
            (double lowest, double highest) = (_lowest / margin, _highest * margin);
            double[] ticks = LogarithmicTicks.Between(lowest, highest);
            _plot.Axes.Left.TickGenerator = new NumericManual([.. ticks.Select(Scale)], [.. ticks.Select(TickText.Of)]);
            _plot.Axes.SetLimitsY(Scale(lowest), Scale(highest));
        }
        else
        {
            _plot.Axes.Left.TickGenerator = new NumericAutomatic { LabelFormatter = TickText.Of, TargetTickCount = 5, MinorTickGenerator = NoMinorTicks };
            _plot.Axes.SetLimitsY(0, _highest * 1.05);
        }
    }
}

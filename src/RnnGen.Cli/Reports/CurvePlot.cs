using OxyPlot;
using OxyPlot.Axes;
using OxyPlot.Series;

namespace RnnGen.Cli;

/// <summary>Curves over epochs or some other count.</summary>
internal sealed class CurvePlot
{
    // Small enough that text stays readable on a phone, where the drawing shrinks to some 360 points.
    private const int Width = 520;
    private const int Height = 300;

    /// <summary>A dash and a gap, as long whatever the width of the line.</summary>
    private static readonly double[] Dashes = [10, 7];

    /// <summary>Room for tick labels, the same in every plot: text is not measured, since the page chooses the font.</summary>
    private static readonly OxyThickness Margins = new(left: 60, top: 12, right: 14, bottom: 32);

    private readonly PlotModel _plot;
    private readonly Axis _bottom;
    private readonly Axis _left;
    private double _lowest = double.PositiveInfinity;
    private double _highest = double.NegativeInfinity;

    /// <summary>Creates an empty plot.</summary>
    /// <param name="last">Where the bottom axis ends; it begins at 0.</param>
    /// <param name="isLogarithmic">Whether the value axis is logarithmic, which needs positive values. A linear axis begins at zero.</param>
    public CurvePlot(int last, bool isLogarithmic)
    {
        // A little more, so that the last marker is not cut off.
        _bottom = new LinearAxis { Position = AxisPosition.Bottom, Minimum = 0, Maximum = last * 1.02, MinimumMajorStep = 1, IntervalLength = 45 };
        _left = isLogarithmic ? new RoundLogarithmicAxis() : new LinearAxis { Minimum = 0, IntervalLength = 50 };
        _left.Position = AxisPosition.Left;
        _left.LabelFormatter = TickText.Of;
        _plot = new PlotModel { Padding = new OxyThickness(0), PlotAreaBorderThickness = new OxyThickness(1, 0, 0, 1), PlotAreaBorderColor = Of(PlotColour.Axis) };
        foreach (Axis axis in (Axis[])[_bottom, _left])
        {
            axis.MajorGridlineStyle = LineStyle.Solid;
            axis.MajorGridlineColor = Of(PlotColour.Grid);
            axis.TicklineColor = Of(PlotColour.Axis);
            axis.MajorTickSize = 4;
            axis.MinorTickSize = 0;
            _plot.Axes.Add(axis);
        }
    }

    /// <summary>Adds a curve.</summary>
    public void Add(Curve curve)
    {
        LineSeries line = Line(curve.Colour, curve.IsDashed, curve.X.Zip(curve.Y, (x, y) => new DataPoint(x, y)));
        line.Title = curve.IsDashed ? null : curve.Name;
        if (curve.HasMarkers)
        {
            line.MarkerType = MarkerType.Circle;
            line.MarkerSize = 4;
        }

        MakeRoomFor(curve.Y);
    }

    /// <summary>Adds a horizontal line at one value.</summary>
    public void AddLimit(double value)
    {
        Line(PlotColour.Limit, isDashed: true, [new DataPoint(_bottom.Minimum, value), new DataPoint(_bottom.Maximum, value)]);
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
        _plot.PlotMargins = Margins;
        return PlotDrawing.ToHtml(PlotPicture.Draw(_plot, Width, Height), name, label);
    }

    /// <summary>Renders the plot on its own, as SVG.</summary>
    /// <param name="title">What it shows.</param>
    /// <param name="bottomLabel">What the bottom axis counts.</param>
    /// <param name="leftLabel">What the values are.</param>
    public string ToPicture(string title, string bottomLabel, string leftLabel)
    {
        LimitValues();
        PlotPicture.Apply(_plot, title, bottomLabel, leftLabel);
        return PlotPicture.Draw(_plot);
    }

    private static OxyColor Of(PlotColour colour) => OxyColor.Parse(colour.Light);

    private LineSeries Line(PlotColour colour, bool isDashed, IEnumerable<DataPoint> points)
    {
        LineSeries line = new() { Color = Of(colour), StrokeThickness = 2, LineJoin = LineJoin.Round, Dashes = isDashed ? Dashes : null };
        line.Points.AddRange(points);
        _plot.Series.Add(line);
        return line;
    }

    private void LimitValues()
    {
        if (_left is RoundLogarithmicAxis)
        {
            // A margin of a twentieth of the height.
            double margin = Math.Max(Math.Pow(_highest / _lowest, 0.05), 1.05);
            (_left.Minimum, _left.Maximum) = (_lowest / margin, _highest * margin);
        }
        else
        {
            _left.Maximum = _highest * 1.05;
        }
    }
}

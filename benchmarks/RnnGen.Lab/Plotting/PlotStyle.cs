using OxyPlot;
using OxyPlot.Axes;
using OxyPlot.Legends;
using OxyPlot.Series;
using RnnGen.Cli;

namespace RnnGen.Lab;

/// <summary>How all plots look: as those of the tool, each curve in a colour of its own.</summary>
internal static class PlotStyle
{
    /// <summary>Colours that the colour-blind tell apart as well (Okabe and Ito).</summary>
    private static readonly OxyColor[] Colours = [.. ((string[])["#0072B2", "#D55E00", "#009E73", "#CC79A7"]).Select(OxyColor.Parse)];

    /// <summary>The colour of a curve, counted from 0.</summary>
    public static OxyColor Colour(int curve) => Colours[curve % Colours.Length];

    /// <summary>A curve through some points.</summary>
    /// <param name="name">What the key calls it.</param>
    /// <param name="colour">Its colour.</param>
    /// <param name="points">The points, in order.</param>
    /// <param name="markerSize">The radius of their markers; 0 for none.</param>
    public static LineSeries Line(string name, OxyColor colour, IEnumerable<DataPoint> points, double markerSize = 0)
    {
        LineSeries line = new() { Title = name, Color = colour, MarkerFill = colour, MarkerType = markerSize > 0 ? MarkerType.Circle : MarkerType.None, MarkerSize = markerSize };
        line.Points.AddRange(points);
        return line;
    }

    /// <summary>A dashed line through some points.</summary>
    /// <param name="name">What the key calls it.</param>
    /// <param name="colour">Its colour.</param>
    /// <param name="points">The points, in order.</param>
    public static LineSeries DashedLine(string name, OxyColor colour, IEnumerable<DataPoint> points)
    {
        LineSeries line = Line(name, colour, points);
        line.Dashes = [5, 3];
        return line;
    }

    /// <summary>Writes a plot as SVG.</summary>
    /// <param name="plot">The plot, with an axis at the bottom and one on the left.</param>
    /// <param name="path">The file to write.</param>
    /// <param name="title">What the plot shows.</param>
    /// <param name="bottomLabel">What the bottom axis counts.</param>
    /// <param name="leftLabel">What the values are.</param>
    /// <param name="legend">Where no curve lies.</param>
    public static void Save(PlotModel plot, string path, string title, string bottomLabel, string leftLabel, LegendPosition legend)
    {
        foreach (Axis axis in plot.Axes)
        {
            axis.MajorGridlineStyle = LineStyle.Solid;
            axis.MajorGridlineColor = OxyColor.Parse(PlotColour.Grid.Light);
            axis.MinorTickSize = 0;
            axis.AxisTitleDistance = 12;
        }

        PlotPicture.Apply(plot, title, bottomLabel, leftLabel);
        plot.Legends[0].LegendPosition = legend;
        File.WriteAllText(path, PlotPicture.Draw(plot));
    }
}

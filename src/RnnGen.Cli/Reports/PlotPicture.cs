using OxyPlot;
using OxyPlot.Axes;
using OxyPlot.Legends;
using OxyPlot.Series;

namespace RnnGen.Cli;

/// <summary>
/// How a standalone plot looks, with its key inside: large text on a white background, readable on a phone and on a dark page.
/// </summary>
internal static class PlotPicture
{
    private const int Width = 900;
    private const int Height = 640;
    private const double FontSize = 24;

    /// <summary>Modifies a plot to suit.</summary>
    /// <param name="plot">The plot.</param>
    /// <param name="title">What it shows.</param>
    /// <param name="bottomLabel">What the bottom axis counts.</param>
    /// <param name="leftLabel">What the values are.</param>
    public static void Apply(PlotModel plot, string title, string bottomLabel, string leftLabel)
    {
        plot.Background = OxyColors.White;
        plot.DefaultFont = "Arial, sans-serif";
        plot.DefaultFontSize = FontSize;
        plot.Padding = new OxyThickness(12);
        plot.Title = title;
        plot.TitleFontSize = FontSize;
        foreach (Axis axis in plot.Axes)
        {
            axis.Title = axis.IsHorizontal() ? bottomLabel : leftLabel;
        }

        foreach (LineSeries curve in plot.Series.OfType<LineSeries>())
        {
            curve.StrokeThickness = 3;
        }

        plot.Legends.Add(new Legend { LegendPosition = LegendPosition.LeftBottom, LegendBackground = OxyColors.White, LegendBorder = OxyColor.Parse(PlotColour.Axis.Light) });
    }

    /// <summary>Renders a plot that was modified to suit, as SVG.</summary>
    public static string Draw(PlotModel plot) => Draw(plot, Width, Height);

    /// <summary>Renders a plot as SVG.</summary>
    public static string Draw(PlotModel plot, int width, int height) =>
        new SvgExporter { Width = width, Height = height, IsDocument = false, TextMeasurer = new GenerousTextMeasurer(width, height) }.ExportToString(plot);
}

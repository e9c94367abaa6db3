using ScottPlot;
using ScottPlot.Plottables;

namespace RnnGen.Cli;

/// <summary>
/// A standalone plot with its key inside: large text on a white background, readable on a phone and on a dark page.
/// </summary>
internal static class PlotPicture
{
    private const int Width = 900;
    private const int Height = 640;
    private const float FontSize = 24;

    /// <summary>Renders the picture as SVG.</summary>
    /// <param name="plot">The plot, which is modified to suit.</param>
    /// <param name="title">What it shows.</param>
    /// <param name="bottomLabel">What the bottom axis counts.</param>
    /// <param name="leftLabel">What the values are.</param>
    public static string Create(Plot plot, string title, string bottomLabel, string leftLabel)
    {
        plot.FigureBackground.Color = Colors.White;
        plot.DataBackground.Color = Colors.White;
        plot.Title(title, FontSize);
        plot.XLabel(bottomLabel, FontSize);
        plot.YLabel(leftLabel, FontSize);
        plot.Axes.Bottom.TickLabelStyle.FontSize = FontSize;
        plot.Axes.Left.TickLabelStyle.FontSize = FontSize;
        plot.Legend.FontSize = FontSize;
        plot.Legend.Alignment = Alignment.LowerLeft;
        foreach (Scatter curve in plot.GetPlottables<Scatter>())
        {
            curve.LineWidth = 3;
        }

        return plot.GetSvgXml(Width, Height);
    }
}

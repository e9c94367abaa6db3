using ScottPlot;

namespace RnnGen.Lab;

/// <summary>How all plots look: large letters and a white ground, so that they can be read on a phone and on a dark page.</summary>
internal static class PlotStyle
{
    public const int Width = 900;
    public const int Height = 640;
    public const float LineWidth = 3;
    private const float FontSize = 24;

    /// <summary>Colours that the colour-blind tell apart as well (Okabe and Ito).</summary>
    private static readonly Color[] Colours = [Color.FromHex("#0072B2"), Color.FromHex("#D55E00"), Color.FromHex("#009E73"), Color.FromHex("#CC79A7")];

    /// <summary>The colour of a curve, counted from 0.</summary>
    public static Color Colour(int curve) => Colours[curve % Colours.Length];

    /// <summary>Gives a plot its looks.</summary>
    /// <param name="plot">The plot.</param>
    /// <param name="title">What it shows.</param>
    /// <param name="bottom">The unit of its horizontal axis.</param>
    /// <param name="left">The unit of its vertical axis.</param>
    /// <param name="legend">Where no curve lies.</param>
    public static void Apply(Plot plot, string title, string bottom, string left, Alignment legend)
    {
        plot.Title(title, FontSize);
        plot.XLabel(bottom, FontSize);
        plot.YLabel(left, FontSize);
        plot.FigureBackground.Color = Colors.White;
        plot.DataBackground.Color = Colors.White;
        plot.Grid.MajorLineColor = Color.FromHex("#D0D0D0");
        plot.Axes.Bottom.TickLabelStyle.FontSize = FontSize;
        plot.Axes.Left.TickLabelStyle.FontSize = FontSize;
        plot.Legend.FontSize = FontSize;
        plot.Legend.Alignment = legend;
    }
}

using System.Globalization;
using ScottPlot;
using ScottPlot.Plottables;
using ScottPlot.TickGenerators;

namespace RnnGen.Lab;

/// <summary>Perplexity, logarithmic, against the time trained; the target as a dashed line.</summary>
internal static class QualityPlot
{
    /// <summary>The perplexities that the axis names.</summary>
    private static readonly double[] Ticks = [40, 50, 60, 80, 100, 150, 200, 300, 500, 1000, 2000, 4000];

    /// <summary>Writes the plot as SVG.</summary>
    public static void Save(string path, QualityReport report)
    {
        using Plot plot = new();
        PlotStyle.Apply(plot, "An LSTM learns a novel; V=4096 E=64 H=128 B=16 T=10", "seconds of training", "validation perplexity", Alignment.UpperRight);
        for (int curve = 0; curve < report.Runs.Count; curve++)
        {
            QualityRun run = report.Runs[curve];

            // The untrained model would take the room of all others.
            CurvePoint[] points = [.. run.Curve.Skip(1)];
            double[] seconds = [.. points.Select(point => point.Seconds)];
            Scatter line = plot.Add.Scatter(seconds, [.. points.Select(point => Math.Log10(point.Perplexity))], PlotStyle.Colour(curve));
            line.LegendText = run.Name;
            line.LineWidth = PlotStyle.LineWidth;
            line.MarkerSize = 6;
        }

        HorizontalLine target = plot.Add.HorizontalLine(Math.Log10(report.Target), PlotStyle.LineWidth, Colors.Gray, LinePattern.Dashed);
        target.LegendText = string.Create(CultureInfo.InvariantCulture, $"perplexity {report.Target}");
        plot.Axes.Left.TickGenerator = new NumericManual(
            [.. Ticks.Select(Math.Log10)], [.. Ticks.Select(tick => tick.ToString(CultureInfo.InvariantCulture))]);
        plot.SaveSvg(path, PlotStyle.Width, PlotStyle.Height);
    }
}

using System.Globalization;
using OxyPlot;
using OxyPlot.Axes;
using OxyPlot.Legends;

namespace RnnGen.Lab;

/// <summary>Perplexity, logarithmic, against the time trained; the target as a dashed line.</summary>
internal static class QualityPlot
{
    /// <summary>The perplexities that the axis names.</summary>
    private static readonly double[] Ticks = [40, 50, 60, 80, 100, 150, 200, 300, 500, 1000, 2000, 4000];

    /// <summary>Writes the plot as SVG.</summary>
    public static void Save(string path, QualityReport report)
    {
        PlotModel plot = new();
        plot.Axes.Add(new LinearAxis { Position = AxisPosition.Bottom, Minimum = 0 });
        plot.Axes.Add(new NamedTicksAxis(Ticks, tick => tick.ToString(CultureInfo.InvariantCulture)) { Position = AxisPosition.Left });
        double longest = 0;
        for (int curve = 0; curve < report.Runs.Count; curve++)
        {
            QualityRun run = report.Runs[curve];

            // The untrained model would take the room of all others.
            DataPoint[] points = [.. run.Curve.Skip(1).Select(point => new DataPoint(point.Seconds, point.Perplexity))];
            plot.Series.Add(PlotStyle.Line(run.Name, PlotStyle.Colour(curve), points, markerSize: 3));
            longest = Math.Max(longest, points.Max(point => point.X));
        }

        string target = string.Create(CultureInfo.InvariantCulture, $"perplexity {report.Target}");
        plot.Series.Add(PlotStyle.DashedLine(target, OxyColors.Gray, [new DataPoint(0, report.Target), new DataPoint(longest, report.Target)]));
        PlotStyle.Save(plot, path, "An LSTM learns a novel; V=4096 E=64 H=128 B=16 T=10", "seconds of training", "validation perplexity", LegendPosition.RightTop);
    }
}

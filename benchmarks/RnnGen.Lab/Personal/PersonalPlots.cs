using OxyPlot;
using OxyPlot.Axes;
using OxyPlot.Legends;

namespace RnnGen.Lab;

/// <summary>The plots of a text over time.</summary>
internal static class PersonalPlots
{
    /// <summary>Writes the plots of a text to a folder, as <c>NAME.weights.svg</c> and <c>NAME.loss.svg</c>.</summary>
    public static void Save(string folder, PersonalTextFigures text)
    {
        string path = Path.Combine(folder, Path.GetFileNameWithoutExtension(text.Name));
        SaveWeights($"{path}.weights.svg", text);
        SaveLosses($"{path}.loss.svg", text);
    }

    private static void SaveWeights(string path, PersonalTextFigures text)
    {
        PlotModel plot = new();
        plot.Axes.Add(new LinearAxis { Position = AxisPosition.Bottom, Minimum = 0 });
        plot.Axes.Add(new LinearAxis { Position = AxisPosition.Left, Minimum = 0, Maximum = 1 });
        for (int source = 0; source < text.Windows[0].Weights.Count; source++)
        {
            IEnumerable<DataPoint> points = text.Windows.Select(window => new DataPoint(window.Words, window.Weights[source].Weight));
            plot.Series.Add(PlotStyle.Line(NameOf(text.Windows[0].Weights[source].Source), PlotStyle.Colour(source), points));
        }

        PlotStyle.Save(plot, path, $"Weights of the sources; {text.Name}", "words of the text", "weight", LegendPosition.RightTop);
    }

    private static void SaveLosses(string path, PersonalTextFigures text)
    {
        PlotModel plot = new();
        plot.Axes.Add(new LinearAxis { Position = AxisPosition.Bottom, Minimum = 0 });
        plot.Axes.Add(new LinearAxis { Position = AxisPosition.Left });
        plot.Series.Add(PlotStyle.Line("network", PlotStyle.Colour(0), text.Windows.Select(window => new DataPoint(window.Words, window.NetworkBits))));
        plot.Series.Add(PlotStyle.Line("all sources", PlotStyle.Colour(1), text.Windows.Select(window => new DataPoint(window.Words, window.Bits))));
        PlotStyle.Save(plot, path, $"Loss, mean of {PersonalTextFigures.WindowLength} words; {text.Name}", "words of the text", "bits a word", LegendPosition.RightTop);
    }

    private static string NameOf(Source source) => source switch
    {
        Source.Network => "network",
        Source.Cache => "cache",
        Source.NGrams => "user's n-grams",
        Source.Companion => "Kneser-Ney",
        _ => "dynamic evaluation",
    };
}

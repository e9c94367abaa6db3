using System.Globalization;
using OxyPlot;
using OxyPlot.Axes;
using OxyPlot.Legends;

namespace RnnGen.Lab;

/// <summary>The plots of a text over time.</summary>
internal static class PersonalPlots
{
    /// <summary>Room above the curves for the key, in units of what they take.</summary>
    private const double KeyRoom = 0.35;

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
        plot.Axes.Add(WordAxis(text));
        plot.Axes.Add(new LinearAxis { Position = AxisPosition.Left, Minimum = 0, Maximum = 1 + KeyRoom, MajorStep = 0.2, LabelFormatter = weight => weight > 1.01 ? "" : weight.ToString("F1", CultureInfo.InvariantCulture) });
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
        plot.Axes.Add(WordAxis(text));
        plot.Axes.Add(new LinearAxis { Position = AxisPosition.Left, MaximumPadding = KeyRoom });
        plot.Series.Add(PlotStyle.Line("network", PlotStyle.Colour(0), text.Windows.Select(window => new DataPoint(window.Words, window.NetworkBits))));
        plot.Series.Add(PlotStyle.Line("all sources", PlotStyle.Colour(1), text.Windows.Select(window => new DataPoint(window.Words, window.Bits))));
        PlotStyle.Save(plot, path, $"Loss, mean of {PersonalTextFigures.WindowLength} words; {text.Name}", "words of the text", "bits a word", LegendPosition.RightTop);
    }

    private static LinearAxis WordAxis(PersonalTextFigures text) => new()
    {
        Position = AxisPosition.Bottom,
        Minimum = 0,
        MajorStep = RoundStep(text.Windows[^1].Words / 5),
        LabelFormatter = words => words.ToString("N0", CultureInfo.InvariantCulture),
    };

    /// <summary>The least of 1, 2 and 5 times a power of ten that is not below a distance.</summary>
    private static double RoundStep(double distance)
    {
        double decade = Math.Pow(10, Math.Floor(Math.Log10(distance)));
        return decade * ((distance / decade) switch { <= 1 => 1, <= 2 => 2, <= 5 => 5, _ => 10 });
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

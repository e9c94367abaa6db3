using System.Xml;
using System.Xml.Linq;
using RnnGen.Cli;

namespace RnnGen.Tests;

/// <summary>The page that <c>gradient-flow --out</c> writes.</summary>
public sealed class FlowPageTests
{
    private static readonly XNamespace Svg = "http://www.w3.org/2000/svg";
    private static readonly string[] Cells = Enum.GetNames<RecurrentCell>();

    [Fact]
    public void The_page_shows_curves_factors_reasons_and_settings()
    {
        XElement html = Page();
        Assert.Equal(["Curves", "What the curves show", "Factor per step", "Models", "Measurement"], html.Descendants("h2").Select(heading => heading.Value));
        Assert.Equal(["Untrained", "Trained"], html.Descendants("figcaption").Select(caption => caption.Nodes().OfType<XText>().First().Value));
        Assert.All(html.Descendants("figcaption"), caption => Assert.Equal(Cells, caption.Descendants("i").Select(key => key.Parent!.Value)));
        Assert.Contains("Pascanu, Mikolov and Bengio 2013", html.Value, StringComparison.Ordinal);
        Assert.Equal(
            ["Tanh 0.500 0.750", $"Relu 0 (k ≥ {RecordedFlow.DeadFrom}) 0.625", "Lstm 0.500 0.875", "Gru 0.500 1.125", "Cifg 0.500 0.900"],
            html.Descendants("tbody").Elements("tr").Select(row => string.Join(' ', row.Elements("td").Select(cell => cell.Value))));
        string[] settings = [.. html.Descendants("dd").Select(value => value.Value)];
        Assert.All((string[])["128", "3", "7", "20", "11, of which the median is shown"], value => Assert.Contains(value, settings));
        Assert.Contains(settings, value => value.StartsWith("'a <b> & \"c\".txt', ", StringComparison.Ordinal));
    }

    [Fact]
    public void What_is_said_of_training_follows_the_figures()
    {
        string lengthened = Page().Value;
        string shortened = Page([.. RecordedFlow.Curves.Select(curve => curve with { IsTrained = !curve.IsTrained })]).Value;
        string same = Page([.. RecordedFlow.Curves.Select(curve => curve with { Norms = RecordedFlow.Curves[0].Norms })]).Value;

        Assert.Contains("the reach of Lstm was lengthened by training, from a factor of 0.500 per step to 0.875", lengthened, StringComparison.Ordinal);
        Assert.Contains("the reach of Cifg was shortened by training, from a factor of 0.900 per step to 0.500", shortened, StringComparison.Ordinal);
        Assert.Contains("the reach of Gru was left as it was by training", same, StringComparison.Ordinal);
        Assert.DoesNotContain("shortened", lengthened, StringComparison.Ordinal);
        Assert.DoesNotContain("lengthened", shortened, StringComparison.Ordinal);
        Assert.All((string[])[lengthened, shortened, same], page => Assert.DoesNotContain("towards 1", string.Join(' ', page.Split()), StringComparison.Ordinal));
    }

    [Fact]
    public void The_page_needs_nothing_beside_itself()
    {
        XElement html = Page();
        Assert.DoesNotContain(html.Descendants(), element => element.Name.LocalName is "script" or "link" or "img" or "iframe");
        Assert.DoesNotContain(html.Descendants().Attributes(), attribute => attribute.Name.LocalName is "src" or "href");
    }

    [Fact]
    public void Every_curve_has_its_cell_s_colour_and_both_plots_the_same_axes()
    {
        XElement[] drawings = [.. Page().Descendants(Svg + "svg")];
        Assert.Equal(2, drawings.Length);
        Assert.All(drawings, drawing => Assert.All(
            (PlotColour[])[PlotColour.Tanh, PlotColour.Relu, PlotColour.Lstm, PlotColour.Gru, PlotColour.Cifg],
            colour => Assert.Single(drawing.Descendants(Svg + "polyline").Attributes("style"), style => style.Value.Contains($"stroke:var(--{colour.Name});", StringComparison.Ordinal))));
        Assert.All(drawings.Descendants(Svg + "polyline"), line => Assert.Contains("var(--", line.Attribute("style")?.Value, StringComparison.Ordinal));
        Assert.Equal(Labels(drawings[0]), Labels(drawings[1]));

        static IEnumerable<string> Labels(XElement drawing) => drawing.Descendants(Svg + "text").Select(label => $"{label.Value} at {label.Attribute("transform")!.Value}");
    }

    /// <summary>The page, which is well-formed as XML too.</summary>
    private static XElement Page() => Page(RecordedFlow.Curves);

    private static XElement Page(IReadOnlyList<FlowCurve> curves)
    {
        using XmlReader reader = XmlReader.Create(new StringReader(FlowPage.Create(RecordedFlow.Settings, curves).ToString()), new XmlReaderSettings { DtdProcessing = DtdProcessing.Ignore });
        return XElement.Load(reader);
    }
}

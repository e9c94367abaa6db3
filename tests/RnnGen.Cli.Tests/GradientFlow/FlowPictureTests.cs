using System.Xml.Linq;
using RnnGen.Cli;

namespace RnnGen.Tests;

/// <summary>The picture that <c>gradient-flow --out</c> writes.</summary>
public sealed class FlowPictureTests
{
    private static readonly XNamespace Svg = "http://www.w3.org/2000/svg";

    [Fact]
    public void The_picture_has_a_white_ground_a_title_axes_and_a_key_in_large_letters()
    {
        XElement picture = Picture(RecordedFlow.Curves);
        Assert.Equal(Svg + "svg", picture.Name);
        XElement ground = picture.Elements(Svg + "rect").First();
        Assert.Contains("fill:rgb(255,255,255)", ground.Attribute("style")?.Value, StringComparison.Ordinal);
        Assert.Equal(picture.Attribute("width")?.Value, ground.Attribute("width")?.Value);
        XElement[] texts = [.. picture.Descendants(Svg + "text")];
        Assert.All(
            (string[])["How far back the gradient reaches (dashed: untrained)", "steps before the prediction", "norm of dE/dh", .. Enum.GetNames<RecurrentCell>()],
            expected => Assert.Single(texts, text => text.Value.Trim() == expected));
        Assert.All(texts, text => Assert.Equal("24", text.Attribute("font-size")?.Value));
    }

    /// <summary>A curve that reaches 0 leaves the others where they are, and numbers that no drawing can hold do too.</summary>
    [Theory]
    [InlineData(0.5, 0)]
    [InlineData(0.5, double.Epsilon)]
    [InlineData(0.5, double.MaxValue)]
    [InlineData(0, 0)]
    public void A_curve_ends_where_it_leaves_the_axis(double near, double far)
    {
        FlowCurve ends = RecordedFlow.Curves[0] with { Norms = [2 * near, near, .. Enumerable.Repeat(far, RecordedFlow.Steps - 1)] };
        XElement picture = Picture([ends, .. RecordedFlow.Curves.Skip(1)]);
        Assert.DoesNotContain(picture.DescendantsAndSelf().Attributes(), attribute => attribute.Value.Contains("nan", StringComparison.OrdinalIgnoreCase) || attribute.Value.Contains("inf", StringComparison.OrdinalIgnoreCase));
        Assert.Equal(TickLabels(Picture(RecordedFlow.Curves)), TickLabels(picture));

        static IEnumerable<string> TickLabels(XElement picture) => picture.Descendants(Svg + "text").Select(text => text.Value.Trim()).Where(text => double.TryParse(text, out _));
    }

    private static XElement Picture(IReadOnlyList<FlowCurve> curves)
    {
        using TemporaryFolder folder = new();
        FlowFile.Write(folder["flow.SVG"], RecordedFlow.Settings, curves);
        return XElement.Load(folder["flow.SVG"]);
    }
}

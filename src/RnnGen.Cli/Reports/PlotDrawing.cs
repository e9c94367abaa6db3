using System.Xml.Linq;

namespace RnnGen.Cli;

/// <summary>
/// A drawing of OxyPlot turned into part of a page: it is as wide as the page allows, takes its colours from the style sheet, so that they suit light and dark
/// mode, and uses the page's font.
/// </summary>
internal static class PlotDrawing
{
    private static readonly XNamespace Svg = "http://www.w3.org/2000/svg";

    /// <summary>Renders the drawing as part of a page.</summary>
    /// <param name="svg">The drawing.</param>
    /// <param name="name">Distinguishes the drawings of one page.</param>
    /// <param name="label">What a screen reader says.</param>
    public static Html ToHtml(string svg, string name, string label)
    {
        XElement root = XElement.Parse(svg);
        string width = root.Attribute("width")!.Value;
        string height = root.Attribute("height")!.Value;
        root.ReplaceAttributes(
            new XAttribute("xmlns", Svg.NamespaceName),
            new XAttribute("viewBox", $"0 0 {width} {height}"),
            new XAttribute("role", "img"),
            new XAttribute("aria-label", label));
        foreach (XElement element in root.Descendants())
        {
            Rename(element, name);
            Paint(element);
            if (element.Name == Svg + "text")
            {
                LeaveFontToThePage(element);
            }
        }

        return Html.Trusted(root.ToString(SaveOptions.DisableFormatting));
    }

    /// <summary>Makes ids unique: they are shared by the whole page, and every drawing numbers its own from the same start.</summary>
    private static void Rename(XElement element, string name)
    {
        element.Attribute("id")?.SetValue($"{name}-{element.Attribute("id")!.Value}");
        if (element.Attribute("clip-path") is { } clip)
        {
            clip.SetValue(clip.Value.Replace("url(#", $"url(#{name}-", StringComparison.Ordinal));
        }
    }

    private static void Paint(XElement element)
    {
        if (element.Attribute("style") is { } style)
        {
            style.SetValue(PlotColour.All.Aggregate(style.Value, (drawn, colour) => drawn.Replace(colour.Rgb, $"var(--{colour.Name})", StringComparison.Ordinal)));
        }
    }

    private static void LeaveFontToThePage(XElement text)
    {
        foreach (string own in (string[])["font-family", "font-size", "font-weight", "fill"])
        {
            text.SetAttributeValue(own, null);
        }
    }
}

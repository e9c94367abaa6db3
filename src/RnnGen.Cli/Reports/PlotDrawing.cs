using System.Globalization;
using System.Xml.Linq;
using ScottPlot;
using SkiaSharp;

namespace RnnGen.Cli;

/// <summary>
/// A ScottPlot drawing turned into part of a page: it is as wide as the page allows, takes its colours from the style sheet, so that they suit light and dark
/// mode, and uses the page's font, in which its labels are centred again.
/// </summary>
/// <param name="svg">The drawing.</param>
/// <param name="dataArea">The area of the curves: text below it belongs to the ticks of the bottom axis, and text to its left to those of the left axis.</param>
internal sealed class PlotDrawing(string svg, PixelRect dataArea)
{
    private static readonly XNamespace Svg = "http://www.w3.org/2000/svg";

    /// <summary>Renders the drawing as part of a page.</summary>
    /// <param name="name">Distinguishes the drawings of one page.</param>
    /// <param name="label">What a screen reader says.</param>
    public Html ToHtml(string name, string label)
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
                Write(element);
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
        foreach (string property in (string[])["fill", "stroke"])
        {
            // Parsed, since a drawing writes #EE7733 as #E73.
            if (SKColor.TryParse(element.Attribute(property)?.Value, out SKColor drawn) && PlotColour.All.FirstOrDefault(colour => SKColor.Parse(colour.Light) == drawn) is { } colour)
            {
                element.SetAttributeValue("style", $"{property}:var(--{colour.Name})");
            }
        }
    }

    /// <summary>Anchors a label at its tick and aligns it there: the positions of single letters are useless in another font.</summary>
    private void Write(XElement text)
    {
        float[] tick = [.. text.Attribute("transform")!.Value["translate(".Length..^1].Split(' ').Select(number => float.Parse(number, CultureInfo.InvariantCulture))];
        bool isBelow = tick[1] > dataArea.Bottom;
        string content = text.Value.Trim();
        text.ReplaceAll(
            new XAttribute("x", tick[0]),
            new XAttribute("y", tick[1]),
            new XAttribute("text-anchor", isBelow ? "middle" : "end"),
            new XAttribute("dominant-baseline", isBelow ? "hanging" : "central"),
            content);
    }
}

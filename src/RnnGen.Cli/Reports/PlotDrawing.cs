using System.Globalization;
using System.Xml.Linq;
using ScottPlot;
using SkiaSharp;

namespace RnnGen.Cli;

/// <summary>
/// A drawing of ScottPlot made part of a page: it is as wide as the page lets it be, takes its colours from the style sheet, so that they suit light and dark
/// surroundings, and its letters from the page, in whose font they are centred anew.
/// </summary>
/// <param name="svg">The drawing.</param>
/// <param name="dataArea">Where its curves lie: what is written below it are the ticks of the bottom axis, and to the left of it those of the left one.</param>
internal sealed class PlotDrawing(string svg, PixelRect dataArea)
{
    private static readonly XNamespace Svg = "http://www.w3.org/2000/svg";

    /// <summary>The drawing, to be part of a page.</summary>
    /// <param name="name">Tells the drawings of one page apart.</param>
    /// <param name="label">What a reader hears who cannot see it.</param>
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

    /// <summary>Names hold in the whole page, and every drawing numbers its own from the same beginning.</summary>
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

    /// <summary>A label is moved to its tick, and hangs from there by its alignment: where each letter would lie in another font is of no use.</summary>
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

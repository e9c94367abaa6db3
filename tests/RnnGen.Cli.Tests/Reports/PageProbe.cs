using System.Text.Json;
using System.Text.RegularExpressions;

namespace RnnGen.Tests;

/// <summary>Looks at a page as a browser lays it out.</summary>
internal static partial class PageProbe
{
    /// <summary>Measures the page from within; the page itself has no scripts.</summary>
    private const string Probe = """
        <script>
        const luminance = text => {
          const [r, g, b] = text.match(/[\d.]+/g).map(Number);
          return (0.2126 * r + 0.7152 * g + 0.0722 * b) / 255;
        };
        const style = (selector, property) => luminance(getComputedStyle(document.querySelector(selector))[property]);
        const drawings = [...document.querySelectorAll('svg')];
        const curves = [...document.querySelectorAll('svg polyline')].filter(line => !/--(grid|axis)/.test(line.getAttribute('style')));
        const outside = drawings.flatMap(svg => [...svg.querySelectorAll('text')].filter(text => {
          const label = text.getBoundingClientRect(), frame = svg.getBoundingClientRect();
          return label.left < frame.left || label.right > frame.right || label.top < frame.top || label.bottom > frame.bottom;
        }).map(text => text.textContent));
        parent.postMessage(JSON.stringify({
          width: innerWidth,
          pageWidth: document.documentElement.scrollWidth,
          drawings: drawings.filter(svg => svg.getBoundingClientRect().width > 200 && svg.querySelectorAll('polyline').length > 5).length,
          smallestLetters: Math.min(...drawings.map(svg => 16 * svg.getBoundingClientRect().width / svg.viewBox.baseVal.width)),
          outside: outside,
          card: style('figure', 'backgroundColor'),
          label: style('svg text', 'fill'),
          curves: curves.map(curve => luminance(getComputedStyle(curve).stroke)),
          ink: style('h1', 'color'),
        }), '*');
        </script>
        """;

    /// <summary>Shows the page as wide as a window cannot be, and receives what the probe found.</summary>
    private const string Frame = """
        <meta name="color-scheme" content="light dark">
        <iframe src="probed.html" style="width: WIDTHpx; height: 2000px; border: 0"></iframe>
        <script>onmessage = message => document.body.innerHTML = '<pre>' + message.data + '</pre>';</script>
        """;

    /// <summary>Asserts that a page is no wider than its window, that its labels lie within their plots, and that all stands out from the ground.</summary>
    /// <param name="folder">Where to put what the browser opens.</param>
    /// <param name="page">The page.</param>
    /// <param name="drawings">Plots that it has.</param>
    /// <param name="width">The window's.</param>
    /// <param name="isDark">Whether the user prefers dark pages.</param>
    public static void AssertReadable(TemporaryFolder folder, string page, int drawings, int width, bool isDark)
    {
        folder.Write("probed.html", page.Replace("</body>", Probe + "</body>", StringComparison.Ordinal));
        string frame = folder.Write("frame.html", Frame.Replace("WIDTH", $"{width}", StringComparison.Ordinal));

        string dom = Chromium.DumpDom(frame, isDark, folder["profile"]);
        using JsonDocument document = JsonDocument.Parse(Measured().Match(dom).Groups["json"].Value);
        JsonElement found = document.RootElement;
        Assert.Equal(width, found.GetProperty("width").GetInt32());
        Assert.Equal(width, found.GetProperty("pageWidth").GetInt32());
        Assert.Equal(drawings, found.GetProperty("drawings").GetInt32());
        Assert.Empty(found.GetProperty("outside").EnumerateArray().Select(label => label.GetString()));
        Assert.InRange(found.GetProperty("smallestLetters").GetDouble(), 9, 20);

        double card = found.GetProperty("card").GetDouble();
        Assert.Equal(isDark, card < 0.5);
        double[] inks = [found.GetProperty("label").GetDouble(), found.GetProperty("ink").GetDouble(), .. found.GetProperty("curves").EnumerateArray().Select(curve => curve.GetDouble())];
        Assert.True(inks.Length > 2 + drawings, "Every plot has a curve.");
        Assert.All(inks, ink => Assert.InRange(Math.Abs(ink - card), 0.35, 1));
    }

    [GeneratedRegex("<pre>(?<json>.*)</pre>")]
    private static partial Regex Measured();
}

using System.Text.Json;
using System.Text.RegularExpressions;
using RnnGen.Cli;

namespace RnnGen.Tests;

/// <summary>The report as a browser lays it out.</summary>
public sealed partial class ReportInBrowserTests : IDisposable
{
    /// <summary>Measures the page from within; the report itself has no scripts.</summary>
    private const string Probe = """
        <script>
        const luminance = text => {
          const [r, g, b] = text.match(/[\d.]+/g).map(Number);
          return (0.2126 * r + 0.7152 * g + 0.0722 * b) / 255;
        };
        const style = (selector, property) => luminance(getComputedStyle(document.querySelector(selector))[property]);
        const drawings = [...document.querySelectorAll('svg')];
        const outside = drawings.flatMap(svg => [...svg.querySelectorAll('text')].filter(text => {
          const label = text.getBoundingClientRect(), frame = svg.getBoundingClientRect();
          return label.left < frame.left || label.right > frame.right || label.top < frame.top || label.bottom > frame.bottom;
        }).map(text => text.textContent));
        parent.postMessage(JSON.stringify({
          width: innerWidth,
          pageWidth: document.documentElement.scrollWidth,
          drawings: drawings.filter(svg => svg.getBoundingClientRect().width > 200 && svg.querySelectorAll('path').length > 5).length,
          smallestLetters: Math.min(...drawings.map(svg => 16 * svg.getBoundingClientRect().width / svg.viewBox.baseVal.width)),
          outside: outside,
          card: style('figure', 'backgroundColor'),
          label: style('svg text', 'fill'),
          curve: style('svg path[style*="--training"]', 'stroke'),
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

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [ChromiumTheory]
    [InlineData(390, false)]
    [InlineData(390, true)]
    [InlineData(1280, false)]
    [InlineData(1280, true)]
    public void The_page_fits_and_can_be_read(int width, bool isDark)
    {
        RecordedRun.Write(_folder["run.jsonl"], epochs: 4);
        CliRun.Of("report", _folder["run.jsonl"], "--out", _folder["report.html"]).Succeeds();
        _folder.Write("probed.html", File.ReadAllText(_folder["report.html"]).Replace("</body>", Probe + "</body>", StringComparison.Ordinal));
        string frame = _folder.Write("frame.html", Frame.Replace("WIDTH", $"{width}", StringComparison.Ordinal));

        string dom = Chromium.DumpDom(frame, isDark, _folder["profile"]);
        using JsonDocument document = JsonDocument.Parse(Measured().Match(dom).Groups["json"].Value);
        JsonElement page = document.RootElement;
        Assert.Equal(width, page.GetProperty("width").GetInt32());
        Assert.Equal(width, page.GetProperty("pageWidth").GetInt32());
        Assert.Equal(5, page.GetProperty("drawings").GetInt32());
        Assert.Empty(page.GetProperty("outside").EnumerateArray().Select(label => label.GetString()));
        Assert.InRange(page.GetProperty("smallestLetters").GetDouble(), 9, 20);

        double card = page.GetProperty("card").GetDouble();
        Assert.Equal(isDark, card < 0.5);
        Assert.All((string[])["label", "curve", "ink"], name => Assert.InRange(Math.Abs(page.GetProperty(name).GetDouble() - card), 0.35, 1));
    }

    [GeneratedRegex("<pre>(?<json>.*)</pre>")]
    private static partial Regex Measured();
}

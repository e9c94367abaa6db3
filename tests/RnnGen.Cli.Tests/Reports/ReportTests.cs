using System.Xml;
using System.Xml.Linq;
using RnnGen.Cli;

namespace RnnGen.Tests;

/// <summary>What <c>report</c> writes.</summary>
public sealed class ReportTests : IDisposable
{
    private static readonly XNamespace Svg = "http://www.w3.org/2000/svg";

    private readonly TemporaryFolder _folder = new();
    private readonly string _log;
    private readonly string _page;

    public ReportTests()
    {
        _log = _folder["run.jsonl"];
        _page = _folder["report.html"];
    }

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void The_page_shows_curves_samples_epochs_shape_and_settings()
    {
        RecordedRun.Write(_log, epochs: 3);
        XElement html = Report();
        Assert.Equal(["Curves", "What it writes", "Epochs", "Model", "Training"], html.Descendants("h2").Select(heading => heading.Value));
        Assert.Equal(5, html.Descendants("figure").Count());
        Assert.Equal(5, html.Descendants(Svg + "svg").Count());
        Assert.Equal(3, html.Descendants("tbody").Elements("tr").Count());
        Assert.Equal(6, html.Descendants("blockquote").Count());
        Assert.Contains("Sample of epoch 3: <script>alert('ñ & \"x\"')</script> …", html.Descendants("blockquote").Select(sample => sample.Value));
        Assert.Contains("889,344 (3.4 MiB)", html.Descendants("dd").Select(value => value.Value));
        Assert.Contains("'a <b> & \"c\".txt', 1,000 words", html.Descendants("dd").Select(value => value.Value));
        Assert.Equal("0.2,0.3,0.4", Setting(html, "dropout"));
        Assert.Contains("clipped at 5", html.Descendants("figcaption").Elements("span").Select(keys => keys.Value));
    }

    [Fact]
    public void The_page_needs_nothing_beside_itself()
    {
        RecordedRun.Write(_log, epochs: 2);
        XElement html = Report();
        Assert.DoesNotContain(html.Descendants(), element => element.Name.LocalName is "script" or "link" or "img" or "iframe");
        Assert.DoesNotContain(html.Descendants().Attributes(), attribute => attribute.Name.LocalName is "src" or "href" || attribute.Name.LocalName.StartsWith("on", StringComparison.Ordinal));
        string text = File.ReadAllText(_page);
        Assert.DoesNotContain("url(h", text, StringComparison.Ordinal);
        Assert.DoesNotContain("@import", text, StringComparison.Ordinal);
        Assert.Contains("width=device-width", text, StringComparison.Ordinal);
        Assert.Contains("prefers-color-scheme: dark", text, StringComparison.Ordinal);
    }

    [Fact]
    public void Drawings_share_no_name_and_take_their_colours_from_the_page()
    {
        RecordedRun.Write(_log, epochs: 2);
        XElement html = Report();
        string[] names = [.. html.Descendants().Attributes("id").Select(id => id.Value)];
        Assert.Equal(names.Distinct(), names);
        string[] clips = [.. html.Descendants().Attributes("clip-path").Select(clip => clip.Value)];
        Assert.NotEmpty(clips);
        Assert.All(clips, clip => Assert.Contains(clip["url(#".Length..^1], names));

        string style = html.Descendants("style").Single().Value;
        Assert.All(PlotColour.All, colour => Assert.Equal(2, style.Split($"--{colour.Name}:").Length - 1));
        Assert.All(
            html.Descendants(Svg + "polyline").Concat(html.Descendants(Svg + "ellipse")),
            shape => Assert.Contains("var(--", shape.Attribute("style")?.Value, StringComparison.Ordinal));
    }

    [Fact]
    public void Labels_hang_from_their_ticks_whatever_the_font()
    {
        RecordedRun.Write(_log, epochs: 4);
        XElement[] labels = [.. Report().Descendants(Svg + "svg").First().Descendants(Svg + "text")];
        Assert.Contains(labels, label => label is { Value: "0" } && label.Attribute("text-anchor")?.Value == "middle");
        Assert.Contains(labels, label => label is { Value: "4" } && label.Attribute("text-anchor")?.Value == "end");
        Assert.All(labels, label => Assert.Null(label.Attribute("font-family")));
    }

    [Fact]
    public void A_run_that_has_only_begun_has_a_page()
    {
        using (LogWriter log = LogWriter.Open(_log, goesOn: false, new Invocation(TextReader.Null, TextWriter.Null, TextWriter.Null)))
        {
            log.Write(RecordedRun.Run);
        }

        XElement html = Report();
        Assert.Equal(["Curves", "Model", "Training"], html.Descendants("h2").Select(heading => heading.Value));
        Assert.Contains("the run is still going, or was killed", html.Value, StringComparison.Ordinal);
    }

    [Fact]
    public void A_single_epoch_without_clipping_has_a_page()
    {
        RecordedRun.Write(_log, epochs: 1, RecordedRun.Run with { Options = RecordedRun.Run.Options with { Recipe = RecordedRun.Run.Options.Recipe with { Epochs = 1, Clip = null }, SampledWords = 16 } });
        XElement html = Report();
        Assert.DoesNotContain("clipped at", html.Value, StringComparison.Ordinal);
        Assert.Contains("over the sampled words only", html.Value, StringComparison.Ordinal);
    }

    [Fact]
    public void A_tied_embedding_is_said_to_be_one()
    {
        RecordedRun.Write(_log, epochs: 1, RecordedRun.Run with { Preset = PresetReport.From(PresetTable.Named("gru-medium-tied")) });
        XElement html = Report();
        Assert.Equal("Gru", Setting(html, "cell"));
        Assert.Equal("200, tied to the output layer's weights", Setting(html, "embedding E"));
    }

    [Fact]
    public void What_is_no_log_is_named_and_leaves_an_older_page_as_it_was()
    {
        _folder.Write("report.html", "older");
        Run(_folder["absent.jsonl"]).EndsWith(ExitCode.Failure, "absent.jsonl", "does not exist");
        Run(_folder.FullName).EndsWith(ExitCode.Failure, "is a folder");
        Run(_folder.Write("empty.jsonl", "")).EndsWith(ExitCode.Failure, "empty.jsonl", "is empty");
        Run(_folder.Write("text.jsonl", "Un viejo hidalgo.\nDe los de lanza.\n")).EndsWith(ExitCode.Failure, "text.jsonl", "not a training log", "line 1");
        Run(_folder.Write("word.jsonl", "word")).EndsWith(ExitCode.Failure, "word.jsonl", "not a training log");
        Run(_folder.Write("other.jsonl", "{\"loss\":1}\n{}\n")).EndsWith(ExitCode.Failure, "other.jsonl", "not a training log", "line 1");
        Run(_folder.Write("hollow.jsonl", "{\"record\":\"run\"}\n")).EndsWith(ExitCode.Failure, "hollow.jsonl", "not a training log", "line 1");
        RecordedRun.Write(_log, epochs: 1);
        File.WriteAllLines(_log, File.ReadLines(_log).Skip(1).ToArray());
        Run(_log).EndsWith(ExitCode.Failure, "run.jsonl", "does not begin with the record of a run");
        Assert.Equal("older", File.ReadAllText(_page));
    }

    [Fact]
    public void A_page_that_cannot_be_written_is_named()
    {
        RecordedRun.Write(_log, epochs: 1);
        CliRun.Of("report", _log, "--out", _folder["absent/report.html"]).EndsWith(ExitCode.Failure, "report.html", "does not exist");
        CliRun.Of("report", _log, "--out", _log).EndsWith(ExitCode.Usage, "--out", "run.jsonl");
        CliRun.Of("report", _log).EndsWith(ExitCode.Usage, "--out");
    }

    private CliRun Run(string log) => CliRun.Of("report", log, "--out", _page);

    private static string Setting(XElement html, string name) => html.Descendants("dt").Single(term => term.Value == name).ElementsAfterSelf("dd").First().Value;

    /// <summary>The page, which is well-formed as XML too.</summary>
    private XElement Report()
    {
        Run(_log).Succeeds();
        using XmlReader reader = XmlReader.Create(_page, new XmlReaderSettings { DtdProcessing = DtdProcessing.Ignore });
        return XElement.Load(reader);
    }
}

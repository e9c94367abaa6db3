namespace RnnGen.Tests;

/// <summary>The report as a browser lays it out.</summary>
public sealed class ReportInBrowserTests : IDisposable
{
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
        PageProbe.AssertReadable(_folder, File.ReadAllText(_folder["report.html"]), drawings: 5, width, isDark);
    }
}

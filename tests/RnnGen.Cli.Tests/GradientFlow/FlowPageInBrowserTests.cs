using RnnGen.Cli;

namespace RnnGen.Tests;

/// <summary>The page as a browser lays it out.</summary>
public sealed class FlowPageInBrowserTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [ChromiumTheory]
    [InlineData(390, false)]
    [InlineData(390, true)]
    [InlineData(1280, false)]
    [InlineData(1280, true)]
    public void The_page_fits_and_can_be_read(int width, bool isDark) =>
        PageProbe.AssertReadable(_folder, FlowPage.Create(RecordedFlow.Settings, RecordedFlow.Curves).ToString(), drawings: 2, width, isDark);
}

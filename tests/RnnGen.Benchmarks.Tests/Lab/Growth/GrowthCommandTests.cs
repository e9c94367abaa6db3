using RnnGen.Lab;

namespace RnnGen.Benchmarks.Tests;

public sealed class GrowthCommandTests : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("rnngen-growth-");

    [Fact]
    public void A_plot_is_written_and_its_points_are_tables()
    {
        CommandRun run = GrowthRun("--filter", "train-batch", "--out", _folder.FullName);
        Assert.Equal(ExitCode.Success, run.ExitCode);
        FileInfo plot = Assert.Single(_folder.GetFiles());
        Assert.Equal("train-batch.svg", plot.Name);
        string svg = File.ReadAllText(plot.FullName);
        Assert.All(["2 threads", "its limit", "time a step"], label => Assert.Contains(label, svg, StringComparison.Ordinal));
        Assert.All(["1 thread |", "2 threads |", "bound by"], column => Assert.Contains(column, run.Output, StringComparison.Ordinal));
        Assert.StartsWith("train-batch", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void A_filter_that_matches_nothing_lists_the_plots_and_ends_with_2()
    {
        CommandRun run = GrowthRun("--filter", "no such plot", "--out", _folder.FullName);
        Assert.Equal(ExitCode.Usage, run.ExitCode);
        Assert.All(GrowthFigures.All, figure => Assert.Contains(figure.Name, run.Error, StringComparison.Ordinal));
        Assert.Empty(_folder.GetFiles());
    }

    [Fact]
    public void A_folder_below_none_ends_with_2_before_anything_is_measured()
    {
        CommandRun run = GrowthRun("--out", Path.Combine(_folder.FullName, "none", "plots"));
        Assert.Equal(ExitCode.Usage, run.ExitCode);
        Assert.Contains("--out", run.Error, StringComparison.Ordinal);
        Assert.Empty(run.Output);
    }

    public void Dispose() => _folder.Delete(recursive: true);

    private static CommandRun GrowthRun(params string[] arguments) => CommandRun.Lab(peer: null, ["growth", .. arguments, .. CommandRun.Brief]);
}

using System.Text.Json;
using RnnGen.Cli;

namespace RnnGen.Tests;

public sealed class GradientFlowTests
{
    private const int Steps = 6;

    [Fact]
    public void Every_cell_is_measured_untrained_and_trained()
    {
        using TemporaryFolder folder = new();
        string corpus = Corpus(folder, sentences: 60);

        JsonElement[] curves = [.. CliRun.Of("gradient-flow", "--corpus", corpus, "--epochs", "1", "--steps", $"{Steps}", "--sequences", "3", "--out", folder["flow.html"], "--json")
            .Succeeds().Json().GetProperty("curves").EnumerateArray()];

        Assert.Equal(
            Enum.GetNames<RecurrentCell>().SelectMany(cell => (string[])[$"{cell} False", $"{cell} True"]),
            curves.Select(curve => $"{curve.GetProperty("cell").GetString()} {curve.GetProperty("isTrained").GetBoolean()}"));
        Assert.All(curves, curve =>
        {
            double[] norms = [.. curve.GetProperty("norms").EnumerateArray().Select(norm => norm.GetDouble())];
            Assert.Equal(Steps + 1, norms.Length);
            Assert.True(norms[0] > norms[^1], "A model of so few steps of training loses its gradient on the backward pass.");
        });
        Assert.Contains("How far back the gradient reaches", File.ReadAllText(folder["flow.html"]), StringComparison.Ordinal);
        Assert.All(curves.Chunk(2), pair => Assert.NotEqual(pair[0].GetProperty("norms")[0].GetDouble(), pair[1].GetProperty("norms")[0].GetDouble()));
    }

    [Fact]
    public void A_text_too_short_to_look_back_in_is_refused()
    {
        using TemporaryFolder folder = new();

        CliRun.Of("gradient-flow", "--corpus", Corpus(folder, sentences: 20), "--steps", "100").EndsWith(ExitCode.Failure, "too short", "100 steps", "--steps");
    }

    [Theory]
    [InlineData("flow.png")]
    [InlineData("flow")]
    [InlineData("html")]
    public void A_file_that_is_neither_page_nor_picture_is_refused(string name)
    {
        using TemporaryFolder folder = new();

        CliRun.Of("gradient-flow", "--out", folder[name]).EndsWith(ExitCode.Usage, "--out must end in .html or .svg", name);
        Assert.False(File.Exists(folder[name]));
    }

    [Fact]
    public void A_file_that_cannot_be_written_is_named_before_anything_is_learnt()
    {
        using TemporaryFolder folder = new();

        CliRun.Of("gradient-flow", "--out", folder["absent/flow.svg"]).EndsWith(ExitCode.Failure, "flow.svg", "does not exist");
    }

    private static string Corpus(TemporaryFolder folder, int sentences) => folder.Write("corpus.txt", TinyText.Of(sentences));
}

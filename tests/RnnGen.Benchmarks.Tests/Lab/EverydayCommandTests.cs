using RnnGen.Cli;
using RnnGen.Lab;
using RnnGen.Tests;
using ExitCode = RnnGen.Cli.ExitCode;

namespace RnnGen.Benchmarks.Tests;

public sealed class EverydayCommandTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public EverydayCommandTests()
    {
        _folder.Write("everyday.en.train.txt", TinyText.Of(sentences: 60));
        _folder.Write("everyday.en.valid.txt", TinyText.Of(sentences: 8));
    }

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Trains_rounds_and_measures_and_does_not_train_again()
    {
        CommandRun run = Run("en", _folder["."]);

        Assert.Equal(ExitCode.Success, run.ExitCode);
        Assert.Contains("rnngen train --cell lstm --tied --vocabulary 10000 --embedding 192 --hidden 512", run.Error, StringComparison.Ordinal);
        using ModelFile file = ModelFile.Open(_folder["out/everyday-english.safetensors"]);
        Assert.Equal(WeightPrecision.Int8, file.Precision);
        Assert.Equal(EverydayEnglish.Model.Shape, file.Shape);
        string[] rows = [.. run.Output.Split('\n').Where(line => line.StartsWith("| ", StringComparison.Ordinal)).Select(line => line.Split('|')[1].Trim()).Where(cell => !cell.StartsWith('-'))];
        Assert.Equal(["predicts", "5-grams", "the package's network, int8", "the same in fp32", "int8, with 5-grams as a companion"], rows);
        Assert.Contains($"{new FileInfo(_folder["out/everyday-english.safetensors"]).Length:N0}", run.Output, StringComparison.Ordinal);

        DateTime written = File.GetLastWriteTimeUtc(_folder["out/english-1.safetensors"]);
        CommandRun again = Run("en", _folder["."]);
        Assert.Equal(ExitCode.Success, again.ExitCode);
        Assert.Contains("not trained again", again.Error, StringComparison.Ordinal);
        Assert.Equal(written, File.GetLastWriteTimeUtc(_folder["out/english-1.safetensors"]));
        Assert.Equal(Perplexities(run), Perplexities(again));
    }

    [Fact]
    public void The_packages_hold_models_of_these_sizes()
    {
        Assert.Equal(["en", "es"], EverydayText.All.Select(text => text.Code));
        Assert.Equal([EverydayEnglish.Model.Shape, EverydaySpanish.Model.Shape], EverydayText.All.Select(text => TrainCommand.ReadSettings([.. text.Model.TrainingOptions(seed: 1), "--corpus", "c", "--out", "o"]).Preset.Shape));
    }

    [Fact]
    public void A_text_that_is_not_there_is_named()
    {
        CommandRun run = Run("es", _folder["."]);

        Assert.Equal(ExitCode.Failure, run.ExitCode);
        Assert.Contains("everyday.es.train.txt", run.Error, StringComparison.Ordinal);
    }

    private static string[] Perplexities(CommandRun run) => [.. run.Output.Split('\n').Where(line => line.StartsWith("| ", StringComparison.Ordinal)).Select(line => line.Split('|')[3].Trim())];

    private CommandRun Run(string language, string corpora) => CommandRun.Lab(peer: null, "everyday", "--language", language, "--corpora", corpora, "--out", _folder["out"]);
}

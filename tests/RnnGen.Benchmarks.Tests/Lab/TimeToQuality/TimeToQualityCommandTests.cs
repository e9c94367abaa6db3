using System.Text.Json;
using RnnGen.Lab;
using RnnGen.Training;

namespace RnnGen.Benchmarks.Tests;

public sealed class TimeToQualityCommandTests : IDisposable
{
    private const int TextWords = 6000;
    private const int ValidationWords = 60;

    /// <summary>6,000 words are 16 rows of 375, read ten words at a time: 38 batches, with 374 targets a row.</summary>
    private const int Targets = 16 * 374;

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("rnngen-quality-");
    private readonly string _corpus;
    private readonly string _valid;

    public TimeToQualityCommandTests()
    {
        // Every word once, so that the vocabulary is full, and again from the first.
        string[] words = SyllableWords.Create(TimeToQuality.VocabularySize - 1);
        _corpus = Write("corpus.txt", string.Join(' ', Enumerable.Range(0, TextWords).Select(i => words[i % words.Length])));
        _valid = Write("valid.txt", string.Join(' ', words.Take(ValidationWords)));
    }

    [Fact]
    public void Every_side_has_a_curve_over_the_same_words()
    {
        CommandRun run = Run(new GeneratedPeer(), "--epochs", "2", "--target", "1", "--threads", "1", "--json");
        Assert.Equal(ExitCode.Success, run.ExitCode);
        JsonElement report = JsonElement.Parse(Assert.Single(run.Output.Split('\n', StringSplitOptions.RemoveEmptyEntries)));
        Assert.Equal(
            ["machine", "trainWords", "validWords", "epochs", "threads", "target", "runs"], report.EnumerateObject().Select(property => property.Name));
        Assert.Equal(["RnnGen", "TorchSharp", "RnnGen", "RnnGen", "RnnGen"], report.GetProperty("runs").EnumerateArray().Select(side => side.GetProperty("side").GetString()));
        Assert.All(report.GetProperty("runs").EnumerateArray(), AssertFullCurve);
    }

    [Fact]
    public void Without_a_library_the_generated_code_is_measured_alone()
    {
        CommandRun run = Run(peer: null, "--epochs", "1");
        Assert.Equal(ExitCode.Success, run.ExitCode);
        Assert.Contains("| RnnGen", run.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("TorchSharp", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void The_curves_are_plotted_beside_their_target()
    {
        Run(new GeneratedPeer(), "--epochs", "1", "--target", "2500");
        FileInfo plot = Assert.Single(_folder.GetFiles("*.svg"));
        Assert.Equal("time-to-quality.svg", plot.Name);
        string svg = File.ReadAllText(plot.FullName);
        Assert.All(["RnnGen", "TorchSharp", "perplexity 2500"], label => Assert.Contains(label, svg, StringComparison.Ordinal));
    }

    [Fact]
    public void A_library_that_begins_with_another_model_is_not_measured()
    {
        InvalidOperationException thrown = Assert.Throws<InvalidOperationException>(() => Measure(new GeneratedPeer(lossOffset: 0.01), LearningRecipe.All));
        Assert.Contains("before training", thrown.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_recipe_of_its_own_is_not_the_librarys()
    {
        LearningRecipe warmUp = new("warm-up", IsShared: false, (epochs, threads) => new TrainingOptions
        {
            Epochs = epochs,
            Threads = threads,
            Schedule = LearningRateSchedules.WarmUp(steps: 20),
        });
        QualityReport report = Measure(new GeneratedPeer(), [LearningRecipe.All[0], warmUp]);
        Assert.Equal(["RnnGen", "TorchSharp", "RnnGen"], report.Runs.Select(run => run.Side));
        Assert.Equal("warm-up", report.Runs[^1].Recipe);
        Assert.NotEqual(report.Runs[0].Curve[^1].Perplexity, report.Runs[^1].Curve[^1].Perplexity);
    }

    [Fact]
    public void A_recipe_can_begin_with_the_frequencies_of_the_words()
    {
        LearningRecipe chance = LearningRecipe.All[0] with { IsShared = false };
        QualityReport report = Measure(new GeneratedPeer(), [chance, chance with { BeginsWithFrequencies = true }]);

        // The words of the validation text stand twice among the 6,000.
        Assert.Equal(TimeToQuality.VocabularySize, report.Runs[0].Curve[0].Perplexity, 0.05 * TimeToQuality.VocabularySize);
        Assert.Equal(TextWords / 2.0, report.Runs[1].Curve[0].Perplexity, 0.05 * TextWords / 2);
    }

    [Fact]
    public void A_text_with_too_few_words_ends_with_1_and_says_how_many_it_needs()
    {
        File.WriteAllText(_corpus, "a text of six words only");
        CommandRun run = Run(peer: null);
        Assert.Equal(ExitCode.Failure, run.ExitCode);
        Assert.Contains("6 different words, but the model needs 4095", run.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("--epochs", "0")]
    [InlineData("--threads", "0")]
    [InlineData("--corpus", "no-such-file.txt")]
    public void A_wrong_command_line_ends_with_2(string option, string value)
    {
        string[] arguments = option == "--corpus" ? [option, value, "--valid", _valid] : ["--corpus", _corpus, "--valid", _valid, option, value];
        CommandRun run = CommandRun.Lab(peer: null, ["time-to-quality", .. arguments]);
        Assert.Equal(ExitCode.Usage, run.ExitCode);
        Assert.NotEmpty(run.Error);
    }

    public void Dispose() => _folder.Delete(recursive: true);

    private static void AssertFullCurve(JsonElement run)
    {
        JsonElement[] curve = [.. run.GetProperty("curve").EnumerateArray()];
        Assert.Equal((2 * LearningCurve.PointsPerEpoch) + 1, curve.Length);
        Assert.Equal((0, 0.0), (curve[0].GetProperty("words").GetInt64(), curve[0].GetProperty("seconds").GetDouble()));
        Assert.Equal(Targets, curve[LearningCurve.PointsPerEpoch].GetProperty("words").GetInt64());
        Assert.Equal(2 * Targets, curve[^1].GetProperty("words").GetInt64());
        Assert.All(curve.Zip(curve.Skip(1)), pair => Assert.True(pair.First.GetProperty("seconds").GetDouble() < pair.Second.GetProperty("seconds").GetDouble()));
        Assert.True(curve[^1].GetProperty("perplexity").GetDouble() < curve[0].GetProperty("perplexity").GetDouble());
        Assert.Equal(JsonValueKind.Null, run.GetProperty("secondsToTarget").ValueKind);
        Assert.Equal(curve[^1].GetProperty("seconds").GetDouble(), run.GetProperty("trainingSeconds").GetDouble());
    }

    private QualityReport Measure(ILearningPeer peer, IReadOnlyList<LearningRecipe> recipes)
    {
        LearningText text = LearningText.Read(new FileInfo(_corpus), new FileInfo(_valid), TimeToQuality.VocabularySize);
        return new TimeToQuality(peer, text, epochs: 1, threads: 1, target: 1, TextWriter.Null).Measure(recipes);
    }

    private CommandRun Run(ILearningPeer? peer, params string[] arguments) =>
        CommandRun.Lab(peer, ["time-to-quality", "--corpus", _corpus, "--valid", _valid, "--out", _folder.FullName, .. arguments]);

    private string Write(string name, string text)
    {
        string path = Path.Combine(_folder.FullName, name);
        File.WriteAllText(path, text);
        return path;
    }
}

using System.Globalization;
using System.Text.Json;
using RnnGen.Cli;
using RnnGen.Tests;
using ExitCode = RnnGen.Cli.ExitCode;

namespace RnnGen.Benchmarks.Tests;

public sealed class PersonalCommandTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly string _model;
    private readonly string _text;

    public PersonalCommandTests()
    {
        _model = _folder["model.safetensors"];
        Vocabulary vocabulary = new(WordTokenizer.Default, [Vocabulary.UnknownWord, "un", "viejo", "hidalgo", "de", "los", ",", "."]);
        PresetTable.Named("tanh-small").Model.Create(vocabulary, seed: 1).Save(_model);
        _text = _folder.Write("text.txt", TinyText.Of(sentences: 30));
    }

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Each_source_is_a_row_that_loses_no_more_than_ln_2()
    {
        CommandRun run = Run("--corpora", _text);

        Assert.Equal(ExitCode.Success, run.ExitCode);
        Assert.Contains("text.txt", run.Error, StringComparison.Ordinal);
        string[][] rows = [.. ((string[])["network", "+ cache", "+ user's n-grams", "+ own words"]).Select(name => Row(run.Output, name))];
        Assert.Equal(("0.0", "0.000"), (rows[0][7], rows[0][8]));
        Assert.All(rows, row => Assert.InRange(double.Parse(row[8], CultureInfo.InvariantCulture), 0, 0.694));

        // A text of one sentence: the more sources, the better.
        double[] perplexities = [.. rows.Select(row => double.Parse(row[1], CultureInfo.InvariantCulture))];
        Assert.Equal(perplexities.OrderDescending(), perplexities);
    }

    [Fact]
    public void Memory_is_that_of_the_library()
    {
        CommandRun run = Run("--corpora", _text, "--characters", "200");

        Profile profile = new(WordTokenizer.Default, ProfileOptions.ForServers);
        Predictor predictor = new(ModelFiles.Load(_model).Freeze(), profile, PredictorOptions.ForServers);
        string[] row = Row(run.Output, "ForServers");
        Assert.Equal(predictor.SizeInBytes.ToString("N0", CultureInfo.InvariantCulture), row[1]);
        Assert.Equal(profile.SizeInBytes.ToString("N0", CultureInfo.InvariantCulture), row[2]);
    }

    [Fact]
    public void Json_is_one_line_with_the_course_of_each_text()
    {
        CommandRun run = Run("--corpora", _text, _text, "--training-text", _text, "--json");

        JsonElement report = JsonElement.Parse(Assert.Single(run.Output.Split('\n', StringSplitOptions.RemoveEmptyEntries)));
        Assert.Equal(["machine", "texts", "authors"], report.EnumerateObject().Select(property => property.Name));
        Assert.Equal(2, report.GetProperty("texts").GetArrayLength());
        JsonElement text = report.GetProperty("texts")[0];
        Assert.Equal(
            ["network", "+ cache", "+ user's n-grams", "+ own words", "+ Kneser-Ney", "+ dynamic evaluation"], text.GetProperty("columns").EnumerateArray().Select(column => column.GetProperty("name").GetString()));

        // The companion predicts even the first word otherwise than the network: the bound is on all words.
        Assert.All(text.GetProperty("columns").EnumerateArray(), column => Assert.InRange(column.GetProperty("greatestExcess").GetDouble(), 0, Math.Log(2) + 1e-9));

        // 480 words are two stretches of 200 and a rest.
        JsonElement[] windows = [.. text.GetProperty("windows").EnumerateArray()];
        Assert.Equal([100.0, 300.0], windows.Select(window => window.GetProperty("words").GetDouble()));
        Assert.All(windows, window => Assert.Equal(1, window.GetProperty("weights").EnumerateArray().Sum(weight => weight.GetProperty("weight").GetDouble()), 1e-9));
        Assert.Equal(["network", "cache", "nGrams", "companion", "adaptation"], windows[0].GetProperty("weights").EnumerateArray().Select(weight => weight.GetProperty("source").GetString()));
    }

    [Fact]
    public void Weights_and_losses_are_plotted()
    {
        Run("--corpora", _text, "--out", _folder["plots"]);

        Assert.All(["Weights of the sources", "network", "cache"], label => Assert.Contains(label, File.ReadAllText(_folder["plots/text.weights.svg"]), StringComparison.Ordinal));
        Assert.All(["Loss", "network", "all sources"], label => Assert.Contains(label, File.ReadAllText(_folder["plots/text.loss.svg"]), StringComparison.Ordinal));
    }

    [Fact]
    public void Authors_who_say_enough_are_rows_above_their_median_and_range()
    {
        string line = TinyText.Of(sentences: 2);
        string play = _folder.Write("play.txt", string.Concat(Enumerable.Range(0, 20).Select(i => $"{(i % 2 == 0 ? "SANCHO" : "THE OTHER")}:\n{line}\n")) + $"NOBODY:\n{line}");
        CommandRun run = Run("--corpora", play, "--authors", "--author-words", "100");

        Assert.Equal(ExitCode.Success, run.ExitCode);
        Assert.DoesNotContain("NOBODY", run.Output, StringComparison.Ordinal);
        string[] sancho = Row(run.Output, "SANCHO");
        Assert.Equal(sancho[1..], Row(run.Output, "THE OTHER")[1..]);
        Assert.Equal(sancho[1..], Row(run.Output, "median of 2")[1..]);
        Assert.Equal($"{sancho[3]} … {sancho[3]}", Row(run.Output, "range")[3]);

        // What was learnt is worth more keystrokes than a fresh start, and that more than none.
        double[] saved = [.. sancho[1..4].Select(share => double.Parse(share.TrimEnd('%', ' '), CultureInfo.InvariantCulture))];
        Assert.Equal(saved.Order(), saved);
    }

    [Fact]
    public void A_text_without_authors_is_refused_with_the_reason()
    {
        CommandRun run = Run("--corpora", _text, "--authors");

        Assert.Equal(ExitCode.Failure, run.ExitCode);
        Assert.Contains("nobody says 3040 words", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void A_text_of_one_word_is_refused() => Assert.Contains("fewer than two words", Run("--corpora", _folder.Write("word.txt", "hidalgo")).Error, StringComparison.Ordinal);

    private static string[] Row(string output, string name) =>
        [.. Assert.Single(output.Split('\n'), line => line.StartsWith($"| {name} ", StringComparison.Ordinal)).Split('|').Skip(1).SkipLast(1).Select(cell => cell.Trim())];

    private CommandRun Run(params string[] arguments) => CommandRun.Lab(peer: null, ["personal", "--model", _model, .. arguments]);
}

using System.Globalization;
using System.Text.Json;
using RnnGen.Cli;
using RnnGen.Lab;
using RnnGen.Tests;

namespace RnnGen.Benchmarks.Tests;

public sealed class ExperimentsTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly string _table;
    private readonly string _results;

    public ExperimentsTests()
    {
        _table = _folder["table.md"];
        _results = _folder["table.json"];
        _folder.Write("one.train.txt", TinyText.Of(sentences: 40));
        _folder.Write("one.valid.txt", TinyText.Of(sentences: 2) + "Otro hidalgo viejo.");
        _folder.Write("three.txt", TinyText.Of(sentences: 30));
        _folder.Write("three.md", "no text");
        _folder.Write("four.train.txt", "a training text alone");
        Directory.CreateDirectory(_folder["two"]);
        _folder.Write(Path.Combine("two", "train.txt"), string.Concat(Enumerable.Repeat("a <unk> B .\n", 20)));
        _folder.Write(Path.Combine("two", "valid.txt"), "a B <unk> b .\n");
    }

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Every_text_of_the_folder_has_its_rows_and_the_last_line_is_json()
    {
        JsonElement rows = Run("--only", "unigram V=4096", "--json").Succeeds().Json().GetProperty("rows");
        Assert.Equal(["one", "three", "two"], rows.EnumerateArray().Select(row => row.GetProperty("text").GetString()));
        Assert.Equal(
            ["key", "text", "name", "words", "heldOutWords", "vocabularySize", "parameterCount", "validPerplexity", "top1", "top3", "top5", "keystrokesSaved",
                "wordsPerSecond", "microsecondsPerSuggestion", "seed", "command", "machine", "minutes"],
            rows[0].EnumerateObject().Select(property => property.Name));
        Assert.Equal((640, 36), (rows[0].GetProperty("words").GetInt32(), rows[0].GetProperty("heldOutWords").GetInt32()));
        Assert.Equal((456, 24), (rows[1].GetProperty("words").GetInt32(), rows[1].GetProperty("heldOutWords").GetInt32()));

        // Text that spells <unk> comes tokenised: <unk>, the end of a line, a, B and the full stop.
        Assert.Equal(5, rows[2].GetProperty("vocabularySize").GetInt32());
        Assert.Contains("--tokenizer whitespace", rows[2].GetProperty("command").GetString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("one kn3 V=4096")]
    [InlineData("two kn5 V=4096")]
    [InlineData("one tanh-small")]
    [InlineData("three relu-small")]
    public void The_command_of_a_row_comes_to_the_same(string only)
    {
        JsonElement row = Assert.Single(Run("--only", only, "--json").Succeeds().Json().GetProperty("rows").EnumerateArray());
        string[] command = row.GetProperty("command").GetString()!.Split(' ');
        Assert.Equal("rnngen", command[0]);
        int model = Array.IndexOf(command, "--out");
        if (model >= 0)
        {
            command[model + 1] = _folder[command[model + 1]];
        }

        JsonElement json = CliRun.Of([.. command[1..], "--json"]).Succeeds().Json();
        Assert.Equal(json.GetProperty(model >= 0 ? "validPerplexity" : "perplexity").GetDouble(), row.GetProperty("validPerplexity").GetDouble(), 1e-6);
        Assert.True(row.GetProperty("wordsPerSecond").GetDouble() > 0);
        Assert.True(row.GetProperty("microsecondsPerSuggestion").GetDouble() > 0);
        Assert.True(row.GetProperty("parameterCount").GetInt64() > 0);
        if (model < 0)
        {
            Assert.Equal(json.GetProperty("keystrokesSaved").GetDouble(), row.GetProperty("keystrokesSaved").GetDouble());
        }
    }

    [Fact]
    public void The_table_is_markdown_on_the_terminal_and_in_the_file()
    {
        CliRun run = Run("--only", "one tanh-small").Succeeds();
        Assert.Equal(File.ReadAllText(_table), run.Output);
        string[] lines = run.Output.Split('\n');
        Assert.Equal("## one: 640 words, 36 held out", lines[0]);
        Assert.StartsWith("| model      |  V | parameters |", lines[2], StringComparison.Ordinal);
        Assert.StartsWith("| ---------- | -: |", lines[3], StringComparison.Ordinal);
        Assert.StartsWith("| tanh-small |", lines[4], StringComparison.Ordinal);
        Assert.Contains("rnngen train --preset tanh-small --corpus ", run.Output, StringComparison.Ordinal);
        Assert.Contains("Measured on ", run.Output, StringComparison.Ordinal);
        Assert.Contains("epoch", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void What_was_measured_before_is_kept_as_long_as_it_would_be_the_same()
    {
        double perplexity = Perplexity(Run("--only", "one tanh-small", "--json"));
        string kept = File.ReadAllText(_results).Replace($"{JsonSerializer.Serialize(perplexity)}", "12.5", StringComparison.Ordinal);
        File.WriteAllText(_results, kept);
        CliRun again = Run("--only", "one tanh-small", "--json");
        Assert.Equal(12.5, Perplexity(again));
        Assert.Contains("as measured before", again.Error, StringComparison.Ordinal);

        Assert.NotEqual(12.5, Perplexity(Run("--only", "one tanh-small", "--json", "--seed", "2")));
        _folder.Write("one.valid.txt", "Un viejo hidalgo de los de lanza.");
        Assert.NotEqual(12.5, Perplexity(Run("--only", "one tanh-small", "--json")));
        using JsonDocument results = JsonDocument.Parse(File.ReadAllText(_results));
        Assert.Equal(3, results.RootElement.GetProperty("rows").GetArrayLength());
    }

    [Fact]
    public void Several_seeds_are_a_row_of_medians_with_ranges()
    {
        double[] perplexities = [.. Run("--only", "one tanh-small", "--seed", "4", "--seeds", "3", "--json").Succeeds().Json().GetProperty("rows").EnumerateArray().Select(run => run.GetProperty("validPerplexity").GetDouble()).Order()];
        CliRun table = Run("--only", "one tanh-small", "--seed", "4", "--seeds", "3").Succeeds();

        Assert.Equal(3, perplexities.Distinct().Count());
        string[] cells = [.. table.Output.Split('\n')[4].Split('|').Select(cell => cell.Trim())];
        Assert.Equal(string.Create(CultureInfo.InvariantCulture, $"{perplexities[1]:F2} ({perplexities[0]:F2}–{perplexities[2]:F2})"), cells[4]);
        Assert.Equal("4, 5, 6", cells[^2]);
        Assert.Contains("--seed 6", table.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void The_median_of_two_seeds_is_their_mean()
    {
        double[] perplexities = [.. Run("--only", "one tanh-small", "--seeds", "2", "--json").Succeeds().Json().GetProperty("rows").EnumerateArray().Select(run => run.GetProperty("validPerplexity").GetDouble()).Order()];
        string[] cells = [.. Run("--only", "one tanh-small", "--seeds", "2").Succeeds().Output.Split('\n')[4].Split('|').Select(cell => cell.Trim())];

        Assert.Equal(string.Create(CultureInfo.InvariantCulture, $"{(perplexities[0] + perplexities[1]) / 2:F2} ({perplexities[0]:F2}–{perplexities[1]:F2})"), cells[4]);
    }

    /// <summary>A text of few words has the same n-grams whether 4,096 or 10,000 words may be known.</summary>
    [Fact]
    public void The_same_n_grams_are_one_row_without_a_seed()
    {
        CliRun run = Run("--only", "one kn3").Succeeds();

        string row = Assert.Single(run.Output.Split('\n'), line => line.StartsWith("| kn3", StringComparison.Ordinal));
        Assert.DoesNotContain("–", row, StringComparison.Ordinal);
        Assert.Equal("", row.Split('|')[^2].Trim());
    }

    [Theory]
    [InlineData("three.txt")]
    [InlineData("one.valid.txt")]
    public void A_text_is_never_written_to(string name)
    {
        string before = File.ReadAllText(_folder[name]);
        LabRun("experiments", "--corpora", _folder.FullName, "--only", "one unigram", "--out", _folder[name]).EndsWith(ExitCode.Usage, name, "is an input file");
        Assert.Equal(before, File.ReadAllText(_folder[name]));
    }

    /// <summary>Rows that were kept before a column was thought of have nothing in it.</summary>
    [Fact]
    public void Rows_of_before_are_read()
    {
        double minutes = Run("--only", "one unigram", "--json").Succeeds().Json().GetProperty("rows")[0].GetProperty("minutes").GetDouble();
        string kept = File.ReadAllText(_results);
        File.WriteAllText(_results, kept.Replace($",\"minutes\":{JsonSerializer.Serialize(minutes)}", "", StringComparison.Ordinal));
        CliRun again = Run("--only", "one unigram V=4096", "--json").Succeeds();

        Assert.Contains("as measured before", again.Error, StringComparison.Ordinal);
        Assert.Equal(JsonValueKind.Null, again.Json().GetProperty("rows")[0].GetProperty("minutes").ValueKind);
    }

    [Fact]
    public void A_text_that_was_renamed_keeps_its_rows_under_its_new_name()
    {
        Run("--only", "three unigram").Succeeds();
        File.Move(_folder["three.txt"], _folder["tres.txt"]);
        CliRun again = Run("--only", "tres unigram V=4096", "--json").Succeeds();
        Assert.Contains("as measured before", again.Error, StringComparison.Ordinal);
        JsonElement row = again.Json().GetProperty("rows")[0];
        Assert.Equal("tres", row.GetProperty("text").GetString());
        Assert.Contains("tres.txt", row.GetProperty("command").GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public void A_folder_can_be_a_text_itself()
    {
        JsonElement rows = LabRun("experiments", "--corpora", _folder["two"], "--out", _table, "--only", "unigram V=4096", "--json").Succeeds().Json().GetProperty("rows");
        JsonElement row = Assert.Single(rows.EnumerateArray());
        Assert.Equal(("two", 5), (row.GetProperty("text").GetString(), row.GetProperty("vocabularySize").GetInt32()));
        Assert.Contains("--valid", row.GetProperty("command").GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public void A_text_too_short_to_judge_by_is_named()
    {
        _folder.Write("one.valid.txt", " \n");
        Run("--only", "one kn5").EndsWith(ExitCode.Failure, "one.valid.txt");
        _folder.Write("one.valid.txt", "hidalgo");
        Run("--only", "one kn5").EndsWith(ExitCode.Failure, "one.valid.txt", "too short", "1 words");
    }

    [Theory]
    [InlineData("lstm-small", "5 epochs, Adam 0.001, clip 5,")]
    [InlineData("gru-medium-tied", "12 epochs, Adam 0.002, schedule plateau, clip 5, dropout 0.3,")]
    public void A_row_is_kept_for_the_recipe_that_it_was_trained_by(string preset, string recipe)
    {
        ExperimentText text = new("three", _folder["three.txt"], ValidPath: null);
        Assert.Contains($"{recipe} Seed = 7", new PresetExperiment(text, PresetTable.Named(preset), TrainingSeed: 7).Key, StringComparison.Ordinal);
    }

    [Fact]
    public void An_interrupted_run_keeps_the_rows_that_were_finished()
    {
        using Interruption interruption = new();
        StringWriter output = new();
        using TriggerWriter error = new("epoch   1/", () => interruption.Request());
        Assert.Equal(Cli.ExitCode.Interrupted, LabCommandLine.Run(Arguments("--only", "one"), new Invocation(TextReader.Null, output, error) { Interruption = interruption }));
        Assert.Empty(output.ToString());
        Assert.Contains("continues from there", error.ToString(), StringComparison.Ordinal);
        using JsonDocument results = JsonDocument.Parse(File.ReadAllText(_results));
        Assert.Equal(["unigram", "kn3", "kn5"], results.RootElement.GetProperty("rows").EnumerateArray().Select(row => row.GetProperty("name").GetString()).Take(3));
        Assert.Contains("| kn5 ", File.ReadAllText(_table), StringComparison.Ordinal);
    }

    [Fact]
    public void An_interrupted_row_goes_on_where_it_stopped_and_comes_to_the_same()
    {
        double whole = Perplexity(Run("--only", "one tanh-small", "--json"));
        File.Delete(_results);
        using Interruption interruption = new();
        using TriggerWriter error = new("epoch   3/5", () => interruption.Request());
        Assert.Equal(Cli.ExitCode.Interrupted, LabCommandLine.Run(Arguments("--only", "one tanh-small"), new Invocation(TextReader.Null, new StringWriter(), error) { Interruption = interruption }));
        string checkpoint = _folder["table.one.tanh-small.seed1.ckpt"];
        Assert.True(File.Exists(checkpoint));

        CliRun rest = Run("--only", "one tanh-small", "--json");

        Assert.Equal(whole, Perplexity(rest));
        Assert.DoesNotContain("epoch   2/5", rest.Error, StringComparison.Ordinal);
        Assert.Contains("epoch   5/5", rest.Error, StringComparison.Ordinal);
        Assert.True(rest.Json().GetProperty("rows")[0].GetProperty("minutes").GetDouble() > 0);
        Assert.False(File.Exists(checkpoint));
    }

    [Fact]
    public void A_checkpoint_that_cannot_be_read_is_left_alone()
    {
        _folder.Write("table.one.tanh-small.seed1.ckpt", "no checkpoint");
        Run("--only", "one tanh-small").EndsWith(ExitCode.Failure, "table.one.tanh-small.seed1.ckpt", "delete it");
        Assert.True(File.Exists(_folder["table.one.tanh-small.seed1.ckpt"]));
    }

    [Theory]
    [InlineData("not JSON")]
    [InlineData("null")]
    [InlineData("{}")]
    [InlineData("""{"rows":[null]}""")]
    public void A_file_that_holds_no_results_is_left_alone(string content)
    {
        _folder.Write("table.json", content);
        Run("--only", "unigram").EndsWith(ExitCode.Failure, "table.json", "does not hold the results");
        Assert.Equal(content, File.ReadAllText(_results));
    }

    [Fact]
    public void Nothing_to_do_says_why()
    {
        Run("--only", "nothing").EndsWith(
            ExitCode.Usage, "nothing", "one lstm-small V=4096", "one gru-small V=4096", "one lstm-medium-tied V=10000", "one gru-medium-tied V=10000", "one kn5 V=10000");
        LabRun("experiments", "--corpora", _folder["none"], "--out", _table).EndsWith(ExitCode.Failure, "none", "does not exist");
        Directory.CreateDirectory(_folder["none"]);
        LabRun("experiments", "--corpora", _folder["none"], "--out", _table).EndsWith(ExitCode.Failure, "none", "no texts");
        LabRun("experiments", "--corpora", _folder.FullName, "--out", _results).EndsWith(ExitCode.Usage, "must not end in .json");
        LabRun("experiments", "--corpora", _folder.FullName, "--out", Path.Combine(_folder["missing"], "table.md")).EndsWith(ExitCode.Failure, "missing");
    }

    private CliRun Run(params string[] arguments) => LabRun(Arguments(arguments));

    private static CliRun LabRun(params string[] arguments)
    {
        CommandRun run = CommandRun.Lab(peer: null, arguments);
        return new CliRun(run.ExitCode, run.Output, run.Error);
    }

    private string[] Arguments(params string[] arguments) => ["experiments", "--corpora", _folder.FullName, "--out", _table, .. arguments];

    private static double Perplexity(CliRun run) => run.Succeeds().Json().GetProperty("rows")[0].GetProperty("validPerplexity").GetDouble();
}

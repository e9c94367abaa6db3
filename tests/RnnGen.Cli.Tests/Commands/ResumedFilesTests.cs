using RnnGen.Cli;

namespace RnnGen.Tests;

/// <summary>The files of a resumed run: in other folders, moved, or replaced since it was begun.</summary>
public sealed class ResumedFilesTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly string _corpus;
    private readonly string _model;
    private readonly string _checkpoint;

    public ResumedFilesTests()
    {
        _corpus = _folder.Write("corpus.txt", TinyText.Of(sentences: 40));
        _model = _folder["model.safetensors"];
        _checkpoint = _folder["run.checkpoint"];
    }

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("--out")]
    [InlineData("--log")]
    public void A_checkpoint_from_elsewhere_says_nothing_about_other_folders(string option)
    {
        string other = Directory.CreateDirectory(_folder["other"]).FullName;
        string moved = Path.Combine(other, "run.checkpoint");
        string[] places = option == "--out" ? [] : ["--log", _folder["run.jsonl"]];
        Train(["--epochs", "1", "--checkpoint", _checkpoint, .. places]).Succeeds();
        File.Move(_checkpoint, moved);
        File.Delete(_model);
        File.Delete(_folder["run.jsonl"]);

        string[] resume = ["train", "--resume", moved];
        string[] told = option == "--out" ? [] : ["--out", _model];
        CliRun.Of([.. resume, .. told]).EndsWith(ExitCode.Usage, "run.checkpoint", "another folder", $"add {option} FILE");
        Assert.False(File.Exists(option == "--out" ? _model : _folder["run.jsonl"]));

        CliRun.Of([.. resume, "--out", _model, .. places]).Succeeds();
        Assert.True(File.Exists(_model));
    }

    [Theory]
    [InlineData("--corpus")]
    [InlineData("--valid")]
    [InlineData("--teacher")]
    public void An_input_that_was_moved_is_to_be_named_again(string option)
    {
        string valid = _folder.Write("valid.txt", TinyText.Of(sentences: 12)), teacher = _folder["teacher.safetensors"], moved = _folder["moved"];
        Train("--epochs", "1").Succeeds();
        File.Move(_model, teacher);
        Train("--epochs", "1", "--valid", valid, "--teacher", teacher, "--checkpoint", _checkpoint).Succeeds();
        byte[] expected = File.ReadAllBytes(_model);
        File.Delete(_model);
        string input = option switch { "--corpus" => _corpus, "--valid" => valid, _ => teacher };
        File.Move(input, moved);

        CliRun.Of("train", "--resume", _checkpoint).EndsWith(ExitCode.Failure, $"begun with {option} '{input}'", $"add {option} FILE");
        CliRun.Of("train", "--resume", _checkpoint, option, _folder["absent"]).EndsWith(ExitCode.Failure, "absent");
        CliRun.Of("train", "--resume", _checkpoint, option, moved).Succeeds();
        Assert.Equal(expected, File.ReadAllBytes(_model));

        // The checkpoint that was written anew says where it is.
        CliRun.Of("train", "--resume", _checkpoint).Succeeds();
    }

    [Theory]
    [InlineData("Dear diary,\n")]
    [InlineData("{\"epoch\":1}\n")]
    [InlineData("{\"name\":\"shop\",\"version\":\"1.0.0\"}")]
    [InlineData("no line at all")]
    [InlineData("\n")]
    public void What_is_no_log_is_not_continued(string text)
    {
        string log = _folder["run.jsonl"];
        Train("--epochs", "1", "--checkpoint", _checkpoint, "--log", log).Succeeds();
        _folder.Write("run.jsonl", text);

        CliRun.Of("train", "--resume", _checkpoint).EndsWith(ExitCode.Failure, "cannot be continued", "run.jsonl", "is not a training log", "Add --log FILE");
        Assert.Equal(text, File.ReadAllText(log));
        CliRun.Of("train", "--resume", _checkpoint, "--log", _folder["other.jsonl"]).Succeeds();
    }

    [Fact]
    public void A_log_with_lines_that_are_none_of_its_records_is_not_continued()
    {
        string log = _folder["run.jsonl"];
        Train("--epochs", "1", "--checkpoint", _checkpoint, "--log", log).Succeeds();
        File.AppendAllText(log, "Dear diary,\n");
        string before = File.ReadAllText(log);

        CliRun.Of("train", "--resume", _checkpoint).EndsWith(ExitCode.Failure, "cannot be continued", $"line {before.Split('\n').Length - 1} is not a record");
        Assert.Equal(before, File.ReadAllText(log));
    }

    [Theory]
    [InlineData("--preset", "gru-small")]
    [InlineData("--seed", "8")]
    [InlineData("--corpus", "other.txt")]
    public void The_log_of_another_run_is_not_continued(string option, string value)
    {
        string log = _folder["run.jsonl"];
        string[] run = ["train", "--corpus", _corpus, "--preset", "lstm-small", "--seed", "7", "--epochs", "1", "--log", log, "--out", _model];
        CliRun.Of([.. run, "--checkpoint", _checkpoint]).Succeeds();
        run[Array.IndexOf(run, option) + 1] = value == "other.txt" ? _folder.Write(value, TinyText.Of(sentences: 41)) : value;
        CliRun.Of(run).Succeeds();
        byte[] before = File.ReadAllBytes(log);

        CliRun resumed = CliRun.Of("train", "--resume", _checkpoint);
        Assert.Equal(ExitCode.Failure, resumed.ExitCode);
        Assert.Contains("is the log of another run", resumed.Error, StringComparison.Ordinal);
        Assert.Equal(before, File.ReadAllBytes(log));
    }

    [Theory]
    [InlineData("")]
    [InlineData("{\"rec")]
    [InlineData("{\"record\":\"run\",\"star")]
    public void A_log_without_a_whole_line_is_begun(string text)
    {
        Train("--epochs", "1", "--checkpoint", _checkpoint, "--log", _folder["run.jsonl"]).Succeeds();
        _folder.Write("run.jsonl", text);

        CliRun.Of("train", "--resume", _checkpoint).Succeeds();
        Assert.Equal("lstm-small", LogReader.Read(_folder["run.jsonl"]).Run.Preset.Name);
    }

    [UnixFact]
    public void A_link_beside_the_checkpoint_that_leads_elsewhere_is_another_folder()
    {
        string other = Directory.CreateDirectory(_folder["other"]).FullName;
        Train("--epochs", "1", "--checkpoint", _checkpoint).Succeeds();
        File.Delete(_model);
        File.CreateSymbolicLink(_model, Path.Combine(other, "precious"));

        CliRun.Of("train", "--resume", _checkpoint).EndsWith(ExitCode.Usage, "another folder", "add --out FILE");
        Assert.Empty(Directory.EnumerateFileSystemEntries(other));
    }

    private CliRun Train(params string[] options) => CliRun.Of(["train", "--corpus", _corpus, "--preset", "lstm-small", "--out", _model, .. options]);
}

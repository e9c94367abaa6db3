using System.Text.Json;
using RnnGen.Cli;
using RnnGen.Training;

namespace RnnGen.Tests;

public sealed class CheckpointTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly string _corpus;
    private readonly string _model;
    private readonly string _checkpoint;

    public CheckpointTests()
    {
        _corpus = _folder.Write("corpus.txt", TinyText.Of(sentences: 40));
        _model = _folder["model.safetensors"];
        _checkpoint = _folder["run.checkpoint"];
    }

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void A_run_resumed_by_its_checkpoint_alone_writes_the_same_model()
    {
        string[] options = ["--epochs", "4", "--mode", "window", "--optimizer", "adamw", "--schedule", "plateau", "--warm-up", "3", "--learning-rate", "0.003", "--dropout", "0.1,0,0.3", "--word-dropout", "0.1", "--weight-dropout", "0.2", "--dropout-masks", "sequence", "--ar", "2", "--tar", "1", "--average", "ema:0.9", "--teacher", "kn2", "--teacher-weight", "0.1", "--seed", "7"];
        Train([.. options]).Succeeds();
        byte[] expected = File.ReadAllBytes(_model);
        File.Delete(_model);

        CliRun interrupted = Interrupt([.. options, "--checkpoint", _checkpoint, "--checkpoint-every", "3steps"]);
        Assert.Equal(ExitCode.Interrupted, interrupted.ExitCode);
        Assert.Contains($"rnngen train --resume '{_checkpoint}'", interrupted.Output, StringComparison.Ordinal);
        Assert.Contains($"{_checkpoint}, every 3 steps", interrupted.Output, StringComparison.Ordinal);
        CliRun resumed = CliRun.Of("train", "--resume", _checkpoint).Succeeds();

        Assert.Contains("epoch   4/4", resumed.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("epoch   1/4", resumed.Output, StringComparison.Ordinal);
        Assert.Equal(expected, File.ReadAllBytes(_model));
        Assert.Equal(["corpus.txt", "model.safetensors", "run.checkpoint"], Directory.EnumerateFileSystemEntries(_folder.FullName).Select(Path.GetFileName).Order());
    }

    [Fact]
    public void A_complete_run_is_resumed_by_writing_its_model()
    {
        JsonElement report = Train("--epochs", "2", "--checkpoint", _checkpoint, "--json").Succeeds().Json();
        byte[] expected = File.ReadAllBytes(_model);
        string elsewhere = _folder["elsewhere.safetensors"];

        JsonElement resumed = CliRun.Of("train", "--resume", _checkpoint, "--out", elsewhere, "--json").Succeeds().Json();

        Assert.Equal(expected, File.ReadAllBytes(elsewhere));
        Assert.Equal(report.GetProperty("validPerplexity").GetDouble(), resumed.GetProperty("validPerplexity").GetDouble());
        Assert.Equal(report.GetProperty("bestEpoch").GetInt32(), resumed.GetProperty("bestEpoch").GetInt32());
    }

    [Fact]
    public void Threads_and_places_may_change_but_what_decides_the_model_may_not()
    {
        Interrupt("--epochs", "3", "--checkpoint", _checkpoint);

        CliRun.Of("train", "--resume", _checkpoint, "--epochs", "4", "--json").EndsWith(ExitCode.Failure, "run.checkpoint", "Epochs is 3", "4 is given");
        CliRun.Of("train", "--resume", _checkpoint, "--clip", "1", "--json").EndsWith(ExitCode.Failure, "ClipNorm is 5");
        CliRun.Of("train", "--resume", _checkpoint, "--dropout", "0.3", "--json").EndsWith(ExitCode.Failure, "Dropout.Embedding is 0", "0.3 is given");
        CliRun.Of("train", "--resume", _checkpoint, "--preset", "tanh-small", "--json").EndsWith(ExitCode.Usage, "--preset does not go with --resume");
        CliRun.Of("train", "--resume", _checkpoint, "--threads", "1", "--out", _folder["other.safetensors"], "--checkpoint", _folder["other.checkpoint"]).Succeeds();
        Assert.True(File.Exists(_folder["other.checkpoint"]));
    }

    [Fact]
    public void A_text_that_has_changed_is_named()
    {
        Interrupt("--checkpoint", _checkpoint);
        _folder.Write("corpus.txt", TinyText.Of(sentences: 41));

        CliRun.Of("train", "--resume", _checkpoint, "--json").EndsWith(ExitCode.Failure, "training data is StreamDataset");
    }

    [Fact]
    public void What_is_no_checkpoint_is_named()
    {
        CliRun.Of("train", "--resume", _checkpoint).EndsWith(ExitCode.Failure, "run.checkpoint", "does not exist");
        CliRun.Of("train", "--resume", _corpus).EndsWith(ExitCode.Failure, "corpus.txt", "safetensors");
        Train("--epochs", "1", "--checkpoint", _checkpoint).Succeeds();
        CliRun.Of("train", "--resume", _model).EndsWith(ExitCode.Failure, "model.safetensors", "is a model file", $"--from '{_model}'");
        byte[] bytes = File.ReadAllBytes(_checkpoint);
        CliRun.Of("train", "--resume", _folder.Write("cut.checkpoint", bytes[..^1])).EndsWith(ExitCode.Failure, "cut.checkpoint", "truncated");
        bytes[^100] ^= 1;
        CliRun.Of("train", "--resume", _folder.Write("flipped.checkpoint", bytes), "--json").EndsWith(ExitCode.Failure, "flipped.checkpoint", "damaged");
    }

    [Theory]
    [InlineData("", "another program")]
    [InlineData("null", "another program")]
    [InlineData("[null]", "another program")]
    [InlineData("""["--corpus",null]""", "another program")]
    [InlineData("[]", "--corpus is missing")]
    [InlineData("""["--corpus","c","--preset","lstm-huge","--out","m"]""", "lstm-huge")]
    public void A_checkpoint_of_another_program_is_left_to_it(string note, string reason)
    {
        Vocabulary vocabulary = Vocabulary.Build(WordTokenizer.Default, "a b c", maxSize: 4);
        OddModel model = new(vocabulary);
        TrainingOptions options = new() { Epochs = 1, Checkpoint = new CheckpointOptions { Path = _checkpoint, Note = note } };
        model.CreateTrainer(options).Fit(new StreamDataset(vocabulary.Encode("a b c a b c"), model.Shape));

        CliRun.Of("train", "--resume", _checkpoint).EndsWith(ExitCode.Failure, "run.checkpoint", reason);
    }

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

    [Fact]
    public void What_has_to_be_said_again_is_said_when_a_run_is_interrupted()
    {
        string other = Directory.CreateDirectory(_folder["other"]).FullName;
        string checkpoint = Path.Combine(other, "run.checkpoint");
        CliRun interrupted = Interrupt("--epochs", "2", "--checkpoint", checkpoint);

        Assert.Contains($"rnngen train --resume '{checkpoint}' --out '{_model}'", interrupted.Output, StringComparison.Ordinal);
        CliRun.Of("train", "--resume", checkpoint, "--out", _model).Succeeds();
    }

    [Fact]
    public void An_option_that_could_not_be_read_back_is_not_kept() =>
        Train("--checkpoint", _checkpoint, "--valid", _folder["\uD800"]).EndsWith(ExitCode.Usage, "lone surrogate");

    [Fact]
    public void Divergence_keeps_the_checkpoint_from_before()
    {
        Interrupt("--epochs", "3", "--optimizer", "sgd", "--clip", "Infinity", "--checkpoint", _checkpoint, "--schedule", "step:1:1e30", "--learning-rate", "1e-3");
        byte[] before = File.ReadAllBytes(_checkpoint);

        CliRun run = CliRun.Of("train", "--resume", _checkpoint);

        Assert.Equal(ExitCode.Failure, run.ExitCode);
        Assert.Contains("diverged in epoch 2", run.Error, StringComparison.Ordinal);
        Assert.Contains("gradient norm", run.Error, StringComparison.Ordinal);
        Assert.Contains("Lower the learning rate", run.Error, StringComparison.Ordinal);
        Assert.Contains($"The best epoch so far, 1, is saved in '{_model}'", run.Error, StringComparison.Ordinal);
        Assert.Contains($"kept in '{_checkpoint}'", run.Error, StringComparison.Ordinal);
        Assert.Equal(before, File.ReadAllBytes(_checkpoint));
        CliRun.Of("suggest", "--model", _model, "un").Succeeds();
    }

    [Fact]
    public void A_checkpoint_of_an_earlier_run_is_none_of_a_run_that_diverges()
    {
        Train("--epochs", "1", "--checkpoint", _checkpoint).Succeeds();
        CliRun run = Train("--checkpoint", _checkpoint, "--learning-rate", "3e38", "--clip", "Infinity");
        Assert.Contains("diverged in epoch 1", run.Error, StringComparison.Ordinal);
        Assert.DoesNotContain("kept", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void A_folder_that_admits_no_checkpoint_is_found_before_anything_is_read()
    {
        CliRun.Of(["train", "--corpus", _folder["absent.txt"], "--preset", "lstm-small", "--out", _model, "--checkpoint", _folder["absent/run.checkpoint"]])
            .EndsWith(ExitCode.Failure, "run.checkpoint", "does not exist");
    }

    [Theory]
    [InlineData("--checkpoint-every", "5m")]
    [InlineData("--checkpoint", "m", "--checkpoint-every", "5")]
    [InlineData("--checkpoint", "m", "--checkpoint-every", "0steps")]
    [InlineData("--checkpoint", "m", "--checkpoint-every", "5 m")]
    [InlineData("--checkpoint", "m", "--checkpoint-every", "-5m")]
    [InlineData("--checkpoint", "m", "--checkpoint-every", "99999999999s")]
    [InlineData("--checkpoint", "m", "--checkpoint-every", "300000000h")]
    [InlineData("--checkpoint", "")]
    [InlineData("--resume", "")]
    public void What_makes_no_sense_is_wrong_usage(params string[] options) => Train(options).EndsWith(ExitCode.Usage, options[^2]);

    [Fact]
    public void The_checkpoint_is_another_file_than_the_model() => Train("--checkpoint", _model).EndsWith(ExitCode.Usage, "--checkpoint", "--out", _model);

    [Theory]
    [InlineData("1step", 1, 0)]
    [InlineData("500steps", 500, 0)]
    [InlineData("30s", 0, 30)]
    [InlineData("5m", 0, 300)]
    [InlineData("2h", 0, 7200)]
    public void Frequencies_are_steps_or_times(string text, int steps, int seconds) =>
        Assert.Equal(new CheckpointFrequency(steps, TimeSpan.FromSeconds(seconds)), CheckpointFrequency.Parse(text));

    private CliRun Train(params string[] options) => CliRun.Of(["train", "--corpus", _corpus, "--preset", "lstm-small", "--out", _model, .. options]);

    /// <summary>Ctrl-C after the first epoch.</summary>
    private CliRun Interrupt(params string[] options)
    {
        using Interruption interruption = new();
        using TriggerWriter output = new("epoch   1/", () => interruption.Request());
        return CliRun.Of(output, "", interruption, ["train", "--corpus", _corpus, "--preset", "lstm-small", "--out", _model, .. options]);
    }
}

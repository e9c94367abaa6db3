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

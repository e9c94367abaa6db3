using System.Text.Json;
using RnnGen.Cli;

namespace RnnGen.Tests;

/// <summary>What <c>train --log</c> writes.</summary>
public sealed class TrainingLogTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly string _corpus;
    private readonly string _log;

    public TrainingLogTests()
    {
        _corpus = _folder.Write("corpus.txt", TinyText.Of(sentences: 400));
        _log = _folder["run.jsonl"];
    }

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void A_run_is_followed_by_steps_epochs_and_its_end()
    {
        JsonElement report = Train("--epochs", "2", "--dropout", "0.1,0,0.2", "--json").Succeeds().Json();
        LoggedRun run = LogReader.Read(_log);
        Assert.Equal("lstm-small", run.Run.Preset.Name);
        Assert.Equal(889_344, run.Run.Preset.ParameterCount);
        Assert.Equal(LstmSmall.TrainingWorkspaceBytes, run.Run.Preset.TrainingWorkspaceBytes);
        Assert.Equal(6080, run.Run.Corpus.TrainWords);
        Assert.Equal(("stream", 2, "0.1,0,0.2", 1UL), (run.Run.Options.Mode, run.Run.Options.Recipe.Epochs, run.Run.Options.Recipe.Dropout, run.Run.Options.Seed));
        Assert.InRange(run.Run.Started, DateTimeOffset.UtcNow.AddMinutes(-10), DateTimeOffset.UtcNow);

        Assert.Equal([1, 2], run.Epochs.Select(epoch => epoch.Epoch));
        Assert.All(run.Epochs, epoch =>
        {
            Assert.Equal(Math.Exp(epoch.TrainLoss!.Value), epoch.TrainPerplexity!.Value, 1e-9);
            Assert.Equal(3, epoch.Samples.Count);
            Assert.All(epoch.Samples, sample => Assert.InRange(sample.Length, 100, 160));
            Assert.True(epoch.Seconds > 0);
        });
        Assert.All(run.Steps, step =>
        {
            Assert.Equal(1e-3f, step.LearningRate);
            Assert.InRange(step.LargestGradientNorm!.Value, step.GradientNorm!.Value, double.PositiveInfinity);
            Assert.True(step.WordsPerSecond > 0);
        });
        Assert.Equal(run.Steps[0].Steps, run.Steps.Count(step => step.Epoch == 1));

        Assert.Equal(EndReason.Completed, run.End!.Reason);
        Assert.Equal(report.GetProperty("bestEpoch").GetInt32(), run.End.BestEpoch);
        Assert.Equal(report.GetProperty("validPerplexity").GetDouble(), run.End.ValidationPerplexity);
        Assert.Equal(run.End.ValidationPerplexity, run.Best!.ValidationPerplexity);
    }

    [Fact]
    public void Watching_allocates_on_no_ones_account()
    {
        JsonElement report = Train("--epochs", "2", "--checkpoint", _folder["run.checkpoint"], "--json").Succeeds().Json();
        LoggedRun run = LogReader.Read(_log);
        Assert.Equal(0, report.GetProperty("allocatedBytes").GetInt64());
        Assert.Equal(0, run.End!.AllocatedBytes);
        Assert.All(run.Epochs, epoch => Assert.Equal(0, epoch.AllocatedBytes));
    }

    [Fact]
    public void A_log_changes_nothing_in_the_model()
    {
        Train("--epochs", "1").Succeeds();
        byte[] logged = File.ReadAllBytes(_folder["model.safetensors"]);
        CliRun.Of(Command("--epochs", "1")).Succeeds();
        Assert.Equal(logged, File.ReadAllBytes(_folder["model.safetensors"]));
    }

    [Fact]
    public void Long_epochs_are_averaged_over_equal_stretches()
    {
        _folder.Write("corpus.txt", TinyText.Of(sentences: 3000));
        Train("--epochs", "1", "--mode", "window").Succeeds();
        LoggedRun run = LogReader.Read(_log);

        // 45,600 words are 285 steps of 160: two of them a record.
        Assert.Equal(285, run.Steps[0].Steps);
        Assert.Equal(143, run.Steps.Count);
        Assert.Equal([2, 4, 6], run.Steps.Take(3).Select(step => step.Step));
        Assert.Equal(285, run.Steps[^1].Step);
        double mean = (run.Steps.SkipLast(1).Sum(step => 2 * step.Loss!.Value) + run.Steps[^1].Loss!.Value) / 285;
        Assert.Equal(run.Epochs[0].TrainLoss!.Value, mean, 1e-4);
    }

    [Fact]
    public void An_interrupted_run_says_so()
    {
        using Interruption interruption = new();
        using TriggerWriter output = new("epoch   1/", () => interruption.Request());
        CliRun.Of(output, "", interruption, [.. Command("--epochs", "1000000"), "--log", _log]);
        LoggedRun run = LogReader.Read(_log);
        Assert.Equal(EndReason.Interrupted, run.End!.Reason);
        Assert.Equal(1, run.End.BestEpoch);
    }

    [Fact]
    public void A_run_that_is_resumed_goes_on_in_its_log()
    {
        string checkpoint = _folder["run.checkpoint"];
        using (Interruption interruption = new())
        {
            using TriggerWriter output = new("epoch   1/", () => interruption.Request());
            CliRun.Of(output, "", interruption, [.. Command("--epochs", "3", "--checkpoint", checkpoint), "--log", _log]);
        }

        Assert.Equal(EndReason.Interrupted, LogReader.Read(_log).End!.Reason);
        CliRun.Of("train", "--resume", checkpoint).Succeeds();
        LoggedRun run = LogReader.Read(_log);
        Assert.Equal(EndReason.Completed, run.End!.Reason);
        Assert.Equal([1, 2, 3], run.Epochs.Select(epoch => epoch.Epoch));
        Assert.Equal(run.Steps.Select(step => step.Position).Distinct().Order(), run.Steps.Select(step => step.Position));
        Assert.True(run.Run.Started > run.FirstStarted);
    }

    [Fact]
    public void A_run_that_is_refused_leaves_the_log_as_it_was()
    {
        string checkpoint = _folder["run.checkpoint"];
        Train("--epochs", "1", "--checkpoint", checkpoint).Succeeds();
        byte[] before = File.ReadAllBytes(_log);
        CliRun.Of("train", "--resume", checkpoint, "--epochs", "2", "--json").EndsWith(ExitCode.Failure, "Epochs is 1");
        Assert.Equal(before, File.ReadAllBytes(_log));
    }

    [Fact]
    public void A_run_that_stopped_early_says_so()
    {
        Train("--epochs", "100", "--patience", "1", "--learning-rate", "0.05").Succeeds();
        LoggedRun run = LogReader.Read(_log);
        Assert.Equal(EndReason.StoppedEarly, run.End!.Reason);
        Assert.Equal(run.Epochs.Count, run.EpochCount);
    }

    [Fact]
    public void A_run_that_diverged_says_why()
    {
        Train("--learning-rate", "3e38", "--clip", "Infinity");
        LoggedRun run = LogReader.Read(_log);
        Assert.Null(run.Run.Options.Recipe.Clip);
        Assert.Equal(EndReason.Diverged, run.End!.Reason);
        Assert.Contains("diverged", run.End.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_log_that_cannot_be_written_is_found_before_anything_is_read()
    {
        CliRun.Of([.. Command(), "--log", _folder["absent/run.jsonl"]]).EndsWith(ExitCode.Failure, "run.jsonl", "does not exist");
        CliRun.Of([.. Command(), "--log", _folder["model.safetensors"]]).EndsWith(ExitCode.Usage, "--log", "--out");
        CliRun.Of([.. Command("--checkpoint", _log), "--log", _log]).EndsWith(ExitCode.Usage, "--log", "--checkpoint");
        Assert.False(File.Exists(_folder["model.safetensors"]));
    }

    private CliRun Train(params string[] options) => CliRun.Of([.. Command(options), "--log", _log]);

    private string[] Command(params string[] options) => ["train", "--corpus", _corpus, "--preset", "lstm-small", "--out", _folder["model.safetensors"], .. options];
}

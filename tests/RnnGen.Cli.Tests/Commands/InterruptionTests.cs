using System.Text.Json;
using RnnGen.Cli;

namespace RnnGen.Tests;

public sealed class InterruptionTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly string[] _train;

    public InterruptionTests() => _train =
    [
        "train", "--corpus", _folder.Write("corpus.txt", TinyText.Of(sentences: 40)), "--preset", "lstm-small", "--out", _folder["model.safetensors"], "--epochs", "1000000",
    ];

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Between_two_epochs_the_best_one_is_saved()
    {
        using Interruption interruption = new();
        using TriggerWriter output = new("epoch   2/", () => interruption.Request());
        CliRun run = CliRun.Of(output, "", interruption, _train);
        Assert.Equal(ExitCode.Interrupted, run.ExitCode);
        Assert.Contains("Interrupted: saved the best epoch so far", run.Output, StringComparison.Ordinal);
        Assert.NotEqual(0, SavedModel.VocabularyOf(_folder["model.safetensors"]).Count);
    }

    [Fact]
    public async Task At_any_moment_json_is_still_written_and_the_model_loads()
    {
        using Interruption interruption = new();
        CliRun run = await InterruptAsSoonAsPossible(interruption, [.. _train, "--json"]);
        Assert.Equal(ExitCode.Interrupted, run.ExitCode);
        JsonElement json = run.Json();
        Assert.Equal(json.GetProperty("bestEpoch").GetInt32() == 0, json.GetProperty("validPerplexity").ValueKind == JsonValueKind.Null);
        CliRun.Of("suggest", "--model", _folder["model.safetensors"], "un viejo").Succeeds();
    }

    [Fact]
    public void The_demo_says_where_it_has_saved_the_best_epoch()
    {
        using Interruption interruption = new();
        using TriggerWriter output = new("epoch   1/", () => interruption.Request(ExitCode.Terminated));
        CliRun run = CliRun.Of(output, "", interruption, "demo", "--out", _folder["demo.safetensors"]);
        Assert.Equal(ExitCode.Terminated, run.ExitCode);
        Assert.Contains($"Interrupted: saved the best epoch so far, 1, held-out perplexity", run.Output, StringComparison.Ordinal);
        Assert.Contains($"in '{_folder["demo.safetensors"]}'", run.Output, StringComparison.Ordinal);
        CliRun.Of("suggest", "--model", _folder["demo.safetensors"], "un viejo").Succeeds();
    }

    [Fact]
    public async Task An_interrupted_demo_still_writes_json_without_prompts()
    {
        using Interruption interruption = new();
        CliRun run = await InterruptAsSoonAsPossible(interruption, "demo", "--json");
        Assert.Equal(ExitCode.Interrupted, run.ExitCode);
        Assert.Equal(0, run.Json().GetProperty("prompts").GetArrayLength());
        Assert.Contains("Interrupted", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void An_epoch_that_cannot_be_saved_is_told_and_the_training_goes_on()
    {
        string model = _folder["model.safetensors"];
        using Interruption interruption = new();

        // The name becomes a folder after the first epoch: whichever epoch is the next best one meets it, and so does the end.
        using TriggerWriter output = new("epoch   1/", () =>
        {
            File.Delete(model);
            Directory.CreateDirectory(model);
        });
        CliRun run = CliRun.Of(output, "", interruption, [.. _train[..^1], "3"]);
        Assert.Equal(ExitCode.Failure, run.ExitCode);
        Assert.Contains("epoch   3/3", run.Output, StringComparison.Ordinal);
        Assert.Contains("warning: epoch 2 could not be saved", run.Error, StringComparison.Ordinal);
        Assert.Contains("cannot be written: it is a folder", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void Nobody_waits_for_a_command_that_does_not_watch_or_was_asked_before()
    {
        using Interruption interruption = new();
        Assert.False(interruption.Request());
        CancellationToken token = interruption.Listen();
        Assert.False(token.IsCancellationRequested);
        Assert.True(interruption.Request());
        Assert.True(token.IsCancellationRequested);
        Assert.False(interruption.Request());
    }

    /// <summary>Both sides have threads of their own: one of the pool's may come to the rescue only when a small model has long been trained.</summary>
    private static Task<CliRun> InterruptAsSoonAsPossible(Interruption interruption, params string[] arguments)
    {
        Task<CliRun> command = Task.Factory.StartNew(
            () => CliRun.Of(new StringWriter(), "", interruption, arguments), CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default);
        while (!interruption.Request() && !command.IsCompleted)
        {
            Thread.Sleep(1);
        }

        return command;
    }
}

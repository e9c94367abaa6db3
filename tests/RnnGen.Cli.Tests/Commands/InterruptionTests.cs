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
        Assert.Equal(_folder["model.safetensors"], ModelFile.Read(_folder["model.safetensors"]).Path);
    }

    [Fact]
    public async Task At_any_moment_json_is_still_written_and_the_model_loads()
    {
        using Interruption interruption = new();
        Task<CliRun> training = Task.Run(() => CliRun.Of(new StringWriter(), "", interruption, [.. _train, "--json"]));
        while (!interruption.Request() && !training.IsCompleted)
        {
            await Task.Delay(1);
        }

        CliRun run = await training;
        Assert.Equal(ExitCode.Interrupted, run.ExitCode);
        JsonElement json = run.Json();
        Assert.Equal(json.GetProperty("bestEpoch").GetInt32() == 0, json.GetProperty("validPerplexity").ValueKind == JsonValueKind.Null);
        CliRun.Of("suggest", "--model", _folder["model.safetensors"], "un viejo").Succeeds();
    }

    [Fact]
    public void Nobody_waits_for_a_command_that_does_not_watch_or_was_asked_before()
    {
        using Interruption interruption = new();
        Assert.False(interruption.Request());
        CancellationToken token = interruption.Await();
        Assert.False(token.IsCancellationRequested);
        Assert.True(interruption.Request());
        Assert.True(token.IsCancellationRequested);
        Assert.False(interruption.Request());
    }
}

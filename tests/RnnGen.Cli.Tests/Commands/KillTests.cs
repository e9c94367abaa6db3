using System.Diagnostics;
using RnnGen.Training;

namespace RnnGen.Tests;

/// <summary>A process that is killed again and again, at moments that nobody chose, and resumed each time, comes to the model of one that was left alone.</summary>
public sealed class KillTests : IDisposable
{
    private const int Kills = 10;

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(120);

    private readonly TemporaryFolder _folder = new();

    private string Checkpoint => _folder["run.checkpoint"];

    private string Model => _folder["model.safetensors"];

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Ten_kills_leave_no_trace_in_the_model()
    {
        string corpus = _folder.Write("corpus.txt", TinyText.Of(sentences: 40));
        string alone = _folder["alone.safetensors"];
        string[] train = ["train", "--corpus", corpus, "--preset", "lstm-small", "--epochs", "100", "--schedule", "plateau", "--learning-rate", "0.01"];
        CliRun.Of([.. train, "--out", alone]).Succeeds();

        int seed = Environment.TickCount;
        Random random = new(seed);
        string[] begin = [.. train, "--out", Model, "--checkpoint", Checkpoint, "--checkpoint-every", "2steps"];
        for (int kill = 0; kill < Kills; kill++)
        {
            using Process process = CliProcess.Start(File.Exists(Checkpoint) ? ["train", "--resume", Checkpoint] : begin);
            await AwaitCheckpoints(process, random.Next(1, 5));
            await Task.Delay(random.Next(40));
            Assert.False(process.HasExited, $"It ended before kill {kill + 1}; seed {seed}.");
            process.Kill();
            await process.WaitForExitAsync();
            AssertWhole();
        }

        CliRun.Of("train", "--resume", Checkpoint).Succeeds();
        Assert.True(File.ReadAllBytes(alone).AsSpan().SequenceEqual(File.ReadAllBytes(Model)), $"The models differ; seed {seed}.");
        Assert.Equal(
            ["alone.safetensors", "corpus.txt", "model.safetensors", "run.checkpoint"],
            Directory.EnumerateFileSystemEntries(_folder.FullName).Select(Path.GetFileName).Order());
    }

    /// <summary>What stands under its name is a whole file, or none yet.</summary>
    private void AssertWhole()
    {
        if (File.Exists(Checkpoint))
        {
            Assert.NotEmpty(CheckpointFile.ReadNote(Checkpoint));
        }

        if (File.Exists(Model))
        {
            Assert.NotEqual(0, SavedModel.VocabularyOf(Model).Count);
        }
    }

    /// <summary>Waits until the process has written so many checkpoints: progress for whoever resumes it, however slow the machine is.</summary>
    private async Task AwaitCheckpoints(Process process, int count)
    {
        using CancellationTokenSource timeout = new(Patience);
        DateTime last = LastWrite();
        for (int seen = 0; seen < count && !process.HasExited;)
        {
            await Task.Delay(1, timeout.Token);
            DateTime now = LastWrite();
            if (now != last)
            {
                last = now;
                seen++;
            }
        }
    }

    private DateTime LastWrite() => File.GetLastWriteTimeUtc(Checkpoint);
}

using System.Diagnostics;
using RnnGen.Cli;

namespace RnnGen.Tests;

/// <summary>A disk that is full half-way through a file, with the tool in a process of its own.</summary>
public sealed class FullDiskTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly string _corpus;
    private readonly string _disk;

    public FullDiskTests()
    {
        _corpus = _folder.Write("corpus.txt", TinyText.Of(sentences: 40));
        _disk = Directory.CreateDirectory(_folder["disk"]).FullName;
    }

    public void Dispose() => _folder.Dispose();

    [SmallDiskFact]
    public void A_model_that_does_not_fit_is_told_epoch_by_epoch_and_ends_in_failure()
    {
        string model = Path.Combine(_disk, "model.safetensors");
        CliRun run = Train("--out", model, "--epochs", "2");

        Assert.Equal(ExitCode.Failure, run.ExitCode);
        Assert.Contains("warning: epoch 1 could not be saved", run.Error, StringComparison.Ordinal);
        Assert.Contains("epoch   2/2", run.Output, StringComparison.Ordinal);
        string reason = run.Error.Split('\n', StringSplitOptions.RemoveEmptyEntries)[^1];
        Assert.EndsWith($"'{model}' cannot be written: No space left on device.", reason, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", run.Error, StringComparison.Ordinal);
        Assert.EndsWith("left behind:\n", run.Output, StringComparison.Ordinal);
    }

    [SmallDiskFact]
    public void A_checkpoint_that_does_not_fit_is_told_and_training_goes_on()
    {
        CliRun run = Train("--out", _folder["model.safetensors"], "--epochs", "2", "--checkpoint", Path.Combine(_disk, "run.checkpoint"));

        Assert.Equal(ExitCode.Success, run.ExitCode);
        Assert.Contains("warning: the checkpoint could not be written", run.Error, StringComparison.Ordinal);
        Assert.Contains("run.checkpoint' cannot be written: No space left on device.", run.Error, StringComparison.Ordinal);
        Assert.EndsWith("left behind:\n", run.Output, StringComparison.Ordinal);
        CliRun.Of("suggest", "--model", _folder["model.safetensors"], "un").Succeeds();
    }

    /// <summary>Trains where the disk has a mebibyte; what is left on it is listed in the last line.</summary>
    private CliRun Train(params string[] options)
    {
        const string Script = """mount -t tmpfs -o size=1m tmpfs "$0" && "$@"; code=$?; echo left behind: $(ls -A "$0"); exit $code""";
        ProcessStartInfo start = new(
            "unshare", ["-rm", "sh", "-c", Script, _disk, CliProcess.Host, CliProcess.Program, "train", "--corpus", _corpus, "--preset", "lstm-small", .. options])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        using Process process = Process.Start(start)!;
        Task<string> error = process.StandardError.ReadToEndAsync();
        string output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return new CliRun(process.ExitCode, output, error.Result);
    }
}

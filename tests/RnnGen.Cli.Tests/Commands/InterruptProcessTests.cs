using System.Diagnostics;
using RnnGen.Cli;

namespace RnnGen.Tests;

/// <summary>Signals as the operating system delivers them, to a process of its own.</summary>
public sealed class InterruptProcessTests : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("-INT", ExitCode.Interrupted, "Interrupted: saved")]
    [InlineData("-TERM", ExitCode.Terminated, "Interrupted: saved")]
    [InlineData("-KILL", 128 + 9, "")]
    public async Task A_signal_after_the_first_epoch_leaves_a_model_that_loads(string signal, int exitCode, string conclusion)
    {
        if (OperatingSystem.IsWindows() || (signal == "-INT" && IsInterruptIgnored()))
        {
            return;
        }

        string model = _folder["model.safetensors"];
        using Process process = Start(
            "train", "--corpus", _folder.Write("corpus.txt", TinyText.Of(sentences: 40)), "--preset", "lstm-small", "--out", model, "--epochs", "1000000");
        using CancellationTokenSource timeout = new(Patience);
        try
        {
            while (await process.StandardOutput.ReadLineAsync(timeout.Token) is string line && !line.StartsWith("epoch   1/", StringComparison.Ordinal))
            {
            }

            using Process kill = Process.Start("kill", [signal, $"{process.Id}"]);
            string rest = await process.StandardOutput.ReadToEndAsync(timeout.Token);
            await process.WaitForExitAsync(timeout.Token);
            Assert.Equal(exitCode, process.ExitCode);
            Assert.Contains(conclusion, rest, StringComparison.Ordinal);
        }
        finally
        {
            if (!process.HasExited)
            {
                process.Kill();
            }
        }

        CliRun.Of("suggest", "--model", model, "un viejo").Succeeds();
        if (signal != "-KILL")
        {
            Assert.Equal(["corpus.txt", "model.safetensors"], Directory.EnumerateFileSystemEntries(_folder.FullName).Select(Path.GetFileName).Order());
        }
    }

    /// <summary>Whether a shell started the tests in its background, where Ctrl-C does not reach: children inherit that.</summary>
    private static bool IsInterruptIgnored()
    {
        const string Field = "SigIgn:";
        const ulong InterruptBit = 1 << (2 - 1);
        string? ignored = File.Exists("/proc/self/status") ? File.ReadLines("/proc/self/status").FirstOrDefault(line => line.StartsWith(Field, StringComparison.Ordinal)) : null;
        return ignored is not null && (Convert.ToUInt64(ignored[Field.Length..].Trim(), 16) & InterruptBit) != 0;
    }

    private static Process Start(params string[] arguments) =>
        Process.Start(new ProcessStartInfo(CliProcess.Host, [CliProcess.Program, .. arguments]) { RedirectStandardOutput = true })!;
}

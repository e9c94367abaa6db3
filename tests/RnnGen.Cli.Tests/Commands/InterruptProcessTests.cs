using System.Diagnostics;
using RnnGen.Cli;

namespace RnnGen.Tests;

/// <summary>Ctrl-C as the operating system delivers it, to a process of its own.</summary>
public sealed class InterruptProcessTests : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Ctrl_c_ends_training_with_130_and_a_model_that_loads()
    {
        if (OperatingSystem.IsWindows() || IsInterruptIgnored())
        {
            return;
        }

        string model = _folder["model.safetensors"];
        using Process process = Start(
            "train", "--corpus", _folder.Write("corpus.txt", TinyText.Of(sentences: 40)), "--preset", "lstm-small", "--out", model, "--epochs", "1000000");
        using CancellationTokenSource timeout = new(Patience);
        try
        {
            while (await process.StandardOutput.ReadLineAsync(timeout.Token) is string line && !line.StartsWith("epoch", StringComparison.Ordinal))
            {
            }

            using Process kill = Process.Start("kill", ["-INT", $"{process.Id}"]);
            string rest = await process.StandardOutput.ReadToEndAsync(timeout.Token);
            await process.WaitForExitAsync(timeout.Token);
            Assert.Equal(ExitCode.Interrupted, process.ExitCode);
            Assert.Contains("Interrupted", rest, StringComparison.Ordinal);
        }
        finally
        {
            if (!process.HasExited)
            {
                process.Kill();
            }
        }

        CliRun.Of("suggest", "--model", model, "un viejo").Succeeds();
        Assert.Equal(["corpus.txt", "model.safetensors"], Directory.EnumerateFileSystemEntries(_folder.FullName).Select(Path.GetFileName).Order());
    }

    /// <summary>Whether a shell started the tests in its background, where Ctrl-C does not reach: children inherit that.</summary>
    private static bool IsInterruptIgnored()
    {
        const string Field = "SigIgn:";
        const ulong InterruptBit = 1 << (2 - 1);
        string? ignored = File.Exists("/proc/self/status") ? File.ReadLines("/proc/self/status").FirstOrDefault(line => line.StartsWith(Field, StringComparison.Ordinal)) : null;
        return ignored is not null && (Convert.ToUInt64(ignored[Field.Length..].Trim(), 16) & InterruptBit) != 0;
    }

    private static Process Start(params string[] arguments)
    {
        string dotnet = Environment.GetEnvironmentVariable("DOTNET_HOST_PATH") ?? "dotnet";
        return Process.Start(new ProcessStartInfo(dotnet, [typeof(CommandLine).Assembly.Location, .. arguments]) { RedirectStandardOutput = true })!;
    }
}

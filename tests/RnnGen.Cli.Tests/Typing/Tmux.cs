using System.Diagnostics;

namespace RnnGen.Tests;

/// <summary>A shell in a terminal of its own, which tmux emulates; ends with everything in it.</summary>
internal sealed class Tmux : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    private readonly string _server = $"rnngen-{Guid.NewGuid():N}";

    public Tmux(int width = 100, int height = 20)
    {
        Run("-f", "/dev/null", "new-session", "-d", "-x", $"{width}", "-y", $"{height}", "PS1='$ ' sh");
        WaitFor(screen => screen.StartsWith('$'));
    }

    public static bool IsInstalled { get; } = !OperatingSystem.IsWindows() && (Environment.GetEnvironmentVariable("PATH") ?? "")
        .Split(Path.PathSeparator)
        .Any(folder => File.Exists(Path.Combine(folder, "tmux")));

    /// <summary>Types text as it is.</summary>
    public void Type(string text) => Run("send-keys", "-l", text);

    /// <summary>Presses a key by tmux's name.</summary>
    public void Press(string key) => Run("send-keys", key);

    /// <summary>Changes the size of the window.</summary>
    public void Resize(int width, int height) => Run("resize-window", "-x", $"{width}", "-y", $"{height}");

    /// <summary>Waits until the screen is as wanted, and returns it. A part of what a program writes may be there before the rest: all that is wanted is to be waited for.</summary>
    public string WaitFor(Predicate<string> isWanted) => WaitFor(isWanted, "capture-pane", "-p");

    /// <summary>Waits until the cursor can be seen.</summary>
    public void WaitForCursor() => WaitFor(shown => shown.Trim() == "1", "display-message", "-p", "#{cursor_flag}");

    public void Dispose() => Run("kill-server");

    private string WaitFor(Predicate<string> isWanted, params string[] question)
    {
        Stopwatch waited = Stopwatch.StartNew();
        while (true)
        {
            string answer = Run(question);
            if (isWanted(answer))
            {
                return answer;
            }

            Assert.True(waited.Elapsed < Patience, $"Waited {Patience.TotalSeconds} seconds; the screen is:\n{Run("capture-pane", "-p")}");
            Thread.Sleep(20);
        }
    }

    private string Run(params IEnumerable<string> arguments)
    {
        using Process tmux = Process.Start(new ProcessStartInfo("tmux", ["-L", _server, .. arguments]) { RedirectStandardOutput = true, RedirectStandardError = true })!;
        string output = tmux.StandardOutput.ReadToEnd();
        string error = tmux.StandardError.ReadToEnd();
        tmux.WaitForExit();
        Assert.True(tmux.ExitCode == 0, $"tmux {string.Join(' ', arguments)}: {error}");
        return output;
    }
}

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

    /// <summary>Whether the cursor can be seen.</summary>
    public bool IsCursorVisible => Run("display-message", "-p", "#{cursor_flag}").Trim() == "1";

    /// <summary>Types text as it is.</summary>
    public void Type(string text) => Run("send-keys", "-l", text);

    /// <summary>Presses a key by tmux's name.</summary>
    public void Press(string key) => Run("send-keys", key);

    /// <summary>Changes the size of the window.</summary>
    public void Resize(int width, int height) => Run("resize-window", "-x", $"{width}", "-y", $"{height}");

    /// <summary>Waits until the screen is as wanted, and returns it.</summary>
    public string WaitFor(Predicate<string> isWanted)
    {
        Stopwatch waited = Stopwatch.StartNew();
        while (true)
        {
            string screen = Run("capture-pane", "-p");
            if (isWanted(screen))
            {
                return screen;
            }

            Assert.True(waited.Elapsed < Patience, $"Waited {Patience.TotalSeconds} seconds; the screen is:\n{screen}");
            Thread.Sleep(20);
        }
    }

    public void Dispose() => Run("kill-server");

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

using System.Diagnostics;

namespace RnnGen.Tests;

/// <summary>A browser without a window.</summary>
internal static class Chromium
{
    private static readonly string? Program = OperatingSystem.IsWindows()
        ? null
        : (Environment.GetEnvironmentVariable("PATH") ?? "")
            .Split(Path.PathSeparator)
            .SelectMany(folder => new[] { "chromium", "chromium-browser", "google-chrome" }.Select(name => Path.Combine(folder, name)))
            .FirstOrDefault(File.Exists);

    public static bool IsInstalled => Program is not null;

    /// <summary>The page as it stands when its scripts have run.</summary>
    /// <param name="page">An HTML file.</param>
    /// <param name="isDark">Whether the user prefers dark pages.</param>
    /// <param name="profile">A folder that does not exist, for the browser's own files.</param>
    public static string DumpDom(string page, bool isDark, string profile)
    {
        string[] arguments =
        [
            "--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync",
            $"--user-data-dir={profile}", "--window-size=1400,2100", "--hide-scrollbars", "--virtual-time-budget=1000", $"--blink-settings=preferredColorScheme={(isDark ? 0 : 1)}", "--dump-dom", new Uri(page).AbsoluteUri,
        ];
        using Process browser = Process.Start(new ProcessStartInfo(Program!, arguments) { RedirectStandardOutput = true, RedirectStandardError = true })!;
        Task<string> errors = browser.StandardError.ReadToEndAsync();
        string dom = browser.StandardOutput.ReadToEnd();
        browser.WaitForExit();
        Assert.True(browser.ExitCode == 0, errors.Result);
        return dom;
    }
}

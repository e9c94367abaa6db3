using System.Diagnostics;

namespace RnnGen.Tests;

/// <summary>Pipes and devices of a test's own.</summary>
internal static class SpecialFile
{
    /// <summary>Makes a FIFO.</summary>
    public static string Pipe(string path)
    {
        Run("mkfifo", path);
        return path;
    }

    /// <summary>Makes a copy of the null device; false where that is reserved for others.</summary>
    public static bool TryNullDevice(string path) => TryRun("mknod", path, "c", "1", "3");

    /// <summary>Makes a block device that nothing stands behind; false where that is reserved for others.</summary>
    public static bool TryBlockDevice(string path) => TryRun("mknod", path, "b", "240", "7");

    /// <summary>What <c>stat</c> says in a format of its own.</summary>
    public static string Status(string path, string format)
    {
        using Process process = Start("stat", "-L", "-c", format, path);
        return process.StandardOutput.ReadToEnd().Trim();
    }

    public static UnixFileMode Mode(string path) => OperatingSystem.IsWindows() ? default : File.GetUnixFileMode(path);

    public static void SetMode(string path, UnixFileMode mode)
    {
        if (!OperatingSystem.IsWindows())
        {
            File.SetUnixFileMode(path, mode);
        }
    }

    public static void Run(string program, params string[] arguments) => Assert.True(TryRun(program, arguments), $"{program} {string.Join(' ', arguments)}");

    private static bool TryRun(string program, params string[] arguments)
    {
        using Process process = Start(program, arguments);
        process.WaitForExit();
        return process.ExitCode == 0;
    }

    private static Process Start(string program, params string[] arguments) =>
        Process.Start(new ProcessStartInfo(program, arguments) { RedirectStandardOutput = true, RedirectStandardError = true })!;
}

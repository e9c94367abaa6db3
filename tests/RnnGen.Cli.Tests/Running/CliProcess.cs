using System.Diagnostics;
using RnnGen.Cli;

namespace RnnGen.Tests;

/// <summary>The tool in a process of its own.</summary>
internal static class CliProcess
{
    public static string Host => Environment.GetEnvironmentVariable("DOTNET_HOST_PATH") ?? "dotnet";

    public static string Program => typeof(CommandLine).Assembly.Location;

    /// <summary>Starts a command line whose output is nobody's.</summary>
    public static Process Start(params string[] arguments)
    {
        Process process = Process.Start(new ProcessStartInfo(Host, [Program, .. arguments]) { RedirectStandardOutput = true, RedirectStandardError = true })!;
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        return process;
    }
}

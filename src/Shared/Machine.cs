using System.Runtime.InteropServices;

namespace RnnGen.Measurement;

/// <summary>The machine that figures were measured on.</summary>
internal static class Machine
{
    /// <summary>Describes processor, cores, system and runtime on one line.</summary>
    public static string Description =>
        $"{Processor()}, {Cores()}; {RuntimeInformation.OSDescription} {RuntimeInformation.OSArchitecture}; {RuntimeInformation.FrameworkDescription}";

    private static string Cores() => Environment.ProcessorCount == 1 ? "1 core" : $"{Environment.ProcessorCount} cores";

    private static string Processor()
    {
        const string LinuxProcessors = "/proc/cpuinfo";
        if (!File.Exists(LinuxProcessors))
        {
            return Environment.GetEnvironmentVariable("PROCESSOR_IDENTIFIER") ?? "unknown processor";
        }

        string[] lines = File.ReadAllLines(LinuxProcessors);
        string name = Field(lines, "model name") ?? "unknown processor";
        return Field(lines, "cpu family") is { } family ? $"{name} (family {family}, model {Field(lines, "model")})" : name;
    }

    private static string? Field(string[] lines, string name) => lines
        .Select(line => line.Split(':', 2))
        .Where(parts => parts.Length == 2 && parts[0].Trim() == name)
        .Select(parts => parts[1].Trim())
        .FirstOrDefault();
}

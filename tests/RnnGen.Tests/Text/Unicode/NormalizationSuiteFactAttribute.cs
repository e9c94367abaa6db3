using System.Diagnostics;

namespace RnnGen.Tests;

/// <summary>A test against the suite of normalisation, which comes packed.</summary>
internal sealed class NormalizationSuiteFactAttribute : FactAttribute
{
    private static readonly string Suite = UnicodeDatabase.PathOf("NormalizationTest.txt.bz2");

    public NormalizationSuiteFactAttribute() => Skip =
        UnicodeDatabase.IsInstalled && File.Exists(Suite) && (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator).Any(folder => File.Exists(Path.Combine(folder, "bzip2")))
            ? null
            : "The test suite of normalisation or bzip2 is not installed: apt-get install unicode-data bzip2.";

    /// <summary>Its rows.</summary>
    public static List<string[]> Rows()
    {
        using Process unpack = Process.Start(new ProcessStartInfo("bzip2", ["-dc", Suite]) { RedirectStandardOutput = true })!;
        List<string[]> rows = [.. UnicodeDatabase.Rows(unpack.StandardOutput.ReadToEnd().Split('\n'))];
        unpack.WaitForExit();
        return rows;
    }
}

using Microsoft.CodeAnalysis;

namespace RnnGen.Generators.Tests;

/// <summary>What test compilations refer to: the framework that runs the tests, the run-time library, and that of n-grams.</summary>
internal static class References
{
    public static IReadOnlyList<MetadataReference> All { get; } = [.. Paths().Select(path => MetadataReference.CreateFromFile(path))];

    private static IEnumerable<string> Paths()
    {
        string framework = Path.GetDirectoryName(typeof(object).Assembly.Location)!;
        string trusted = (string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!;
        return trusted.Split(Path.PathSeparator).Where(path => Path.GetDirectoryName(path) == framework).Append(typeof(RnnModel).Assembly.Location).Append(typeof(NGrams.KneserNeyModel).Assembly.Location);
    }
}

using System.Collections.Immutable;
using System.Reflection;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace RnnGen.Generators.Tests;

/// <summary>The analysers that come with the SDK: code quality (CA) and code style (IDE).</summary>
internal sealed class SdkAnalyzers : IAnalyzerAssemblyLoader
{
    private static readonly string[] Files =
    [
        "analyzers/Microsoft.CodeAnalysis.NetAnalyzers.dll", "analyzers/Microsoft.CodeAnalysis.CSharp.NetAnalyzers.dll",
        "codestyle/cs/Microsoft.CodeAnalysis.CodeStyle.dll", "codestyle/cs/Microsoft.CodeAnalysis.CSharp.CodeStyle.dll",
    ];

    /// <summary>All of them.</summary>
    public static ImmutableArray<DiagnosticAnalyzer> All { get; } =
        [.. Files.SelectMany(file => new AnalyzerFileReference(Path.Combine(Folder(), file), new SdkAnalyzers()).GetAnalyzers(LanguageNames.CSharp))];

    public void AddDependencyLocation(string fullPath)
    {
    }

    public Assembly LoadFromPath(string fullPath) => Assembly.LoadFrom(fullPath);

    /// <summary>The newest SDK beside the runtime that runs the tests.</summary>
    private static string Folder()
    {
        string root = Path.GetFullPath(Path.Combine(Path.GetDirectoryName(typeof(object).Assembly.Location)!, "..", "..", ".."));
        return Directory.GetDirectories(Path.Combine(root, "sdk")).Select(sdk => Path.Combine(sdk, "Sdks", "Microsoft.NET.Sdk")).Where(Directory.Exists).Order(StringComparer.Ordinal).Last();
    }
}

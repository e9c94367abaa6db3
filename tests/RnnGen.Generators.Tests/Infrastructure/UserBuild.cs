using System.Collections.Immutable;
using System.Reflection;
using System.Runtime.Loader;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Emit;

namespace RnnGen.Generators.Tests;

/// <summary>A user's project as a build sees it: beside this generator there may be others, analyzers may be off, and the result is loaded.</summary>
internal sealed class UserBuild
{
    private readonly CSharpCompilation _output;

    private UserBuild(string name, IEnumerable<string> sources, IEnumerable<MetadataReference> references, IIncrementalGenerator? other)
    {
        CSharpParseOptions parseOptions = new(LanguageVersion.Latest);
        CSharpCompilation input = CSharpCompilation.Create(
            name,
            sources.Select((source, i) => CSharpSyntaxTree.ParseText(source, parseOptions, $"{name}{i}.cs")),
            References.All.Concat(references),
            new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary, nullableContextOptions: NullableContextOptions.Enable));
        IEnumerable<IIncrementalGenerator> generators = other is null ? [new RnnModelGenerator()] : [new RnnModelGenerator(), other];
        CSharpGeneratorDriver
            .Create(generators.Select(generator => generator.AsSourceGenerator()), parseOptions: parseOptions)
            .RunGeneratorsAndUpdateCompilation(input, out Compilation output, out ImmutableArray<Diagnostic> diagnostics);
        _output = (CSharpCompilation)output;
        GeneratorDiagnostics = diagnostics;
    }

    /// <summary>What generators report.</summary>
    public ImmutableArray<Diagnostic> GeneratorDiagnostics { get; }

    /// <summary>Hint names of the files with declarations alone.</summary>
    public IEnumerable<string> Stubs => _output.SyntaxTrees.Select(tree => Path.GetFileName(tree.FilePath)).Where(name => name.EndsWith(".Invalid.g.cs", StringComparison.Ordinal));

    /// <summary>Errors of the compiler: all that a build without analyzers has.</summary>
    public IReadOnlyList<Diagnostic> CompilerErrors => [.. _output.GetDiagnostics().Where(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error)];

    /// <summary>What the analyzer says of errors.</summary>
    public IReadOnlyList<Diagnostic> AnalyzerErrors =>
        [.. _output.WithAnalyzers([new ModelAttributeAnalyzer()]).GetAnalyzerDiagnosticsAsync().GetAwaiter().GetResult()
            .Where(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error)
            .OrderBy(diagnostic => diagnostic.Location.SourceTree!.FilePath, StringComparer.Ordinal)
            .ThenBy(diagnostic => diagnostic.Location.SourceSpan.Start)];

    public static UserBuild Of(params string[] sources) => new("App", sources, [], other: null);

    public static UserBuild Beside(IIncrementalGenerator other, params string[] sources) => new("App", sources, [], other);

    /// <summary>A project that refers to the assembly of this one.</summary>
    public UserBuild UsedBy(params string[] sources) => new("User", sources, [MetadataReference.CreateFromImage(Emit().ToArray())], other: null);

    /// <summary>The assembly, loaded.</summary>
    public Assembly Load() => new AssemblyLoadContext(name: null, isCollectible: true).LoadFromStream(Emit());

    private MemoryStream Emit()
    {
        MemoryStream image = new();
        EmitResult emitted = _output.Emit(image);
        Assert.True(emitted.Success, string.Join('\n', emitted.Diagnostics.Where(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error)));
        image.Position = 0;
        return image;
    }
}

using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;

namespace RnnGen.Generators.Tests;

/// <summary>
/// One run of the generator over some sources. Edits give the next run of the same driver, with its caches, as in an editor.
/// </summary>
internal sealed class GeneratorRun
{
    /// <summary>Shared, so that its references are read and bound once.</summary>
    private static readonly CSharpCompilation Empty = CSharpCompilation.Create(
        "TestModels",
        references: References.All,
        options: new CSharpCompilationOptions(
            OutputKind.DynamicallyLinkedLibrary, optimizationLevel: OptimizationLevel.Release, nullableContextOptions: NullableContextOptions.Enable));

    private readonly CSharpCompilation _input;
    private readonly GeneratorDriver _driver;

    static GeneratorRun() => Assert.Empty(Empty.GetDiagnostics());

    private GeneratorRun(CSharpCompilation input, GeneratorDriver driver)
    {
        _input = input;
        _driver = driver.RunGeneratorsAndUpdateCompilation(input, out Compilation output, out ImmutableArray<Diagnostic> diagnostics);
        Output = (CSharpCompilation)output;
        GeneratorDiagnostics = diagnostics;
    }

    /// <summary>The sources and the generated files, compiled together with optimisation.</summary>
    public CSharpCompilation Output { get; }

    /// <summary>The sources alone.</summary>
    public CSharpCompilation Input => _input;

    /// <summary>What the driver says, such as that the generator threw.</summary>
    public ImmutableArray<Diagnostic> GeneratorDiagnostics { get; }

    public GeneratorRunResult Result => _driver.GetRunResult().Results.Single();

    /// <summary>Hint name to text.</summary>
    public IReadOnlyDictionary<string, string> Files =>
        Result.GeneratedSources.ToDictionary(source => source.HintName, source => source.SourceText.ToString());

    /// <summary>Errors and warnings of the compiler over everything; missing XML comments (CS1591) in generated code only.</summary>
    public IReadOnlyList<Diagnostic> CompilerDiagnostics =>
        [.. Output.GetDiagnostics().Where(diagnostic => diagnostic.Severity >= DiagnosticSeverity.Warning
            && !(diagnostic.Id == "CS1591" && _input.ContainsSyntaxTree(diagnostic.Location.SourceTree!)))];

    /// <summary>What the analyzer says, in source order.</summary>
    public IReadOnlyList<Diagnostic> AnalyzerDiagnostics =>
        [.. Output.WithAnalyzers([new ModelAttributeAnalyzer()]).GetAnalyzerDiagnosticsAsync().GetAwaiter().GetResult()
            .OrderBy(diagnostic => diagnostic.Location.SourceSpan.Start)];

    /// <summary>The specs that reached emission, with the reason why each did.</summary>
    public IReadOnlyList<(ModelSpec Spec, IncrementalStepRunReason Reason)> Models =>
        [.. Steps(TrackingNames.Model).SelectMany(step => step.Outputs).Select(output => ((ModelSpec)output.Value, output.Reason))];

    public static GeneratorRun Of(params string[] sources) => Of(LanguageVersion.Latest, sources);

    public static GeneratorRun Of(LanguageVersion languageVersion, params string[] sources)
    {
        CSharpParseOptions parseOptions = new(languageVersion, DocumentationMode.Diagnose);
        GeneratorDriver driver = CSharpGeneratorDriver.Create(
            [new RnnModelGenerator().AsSourceGenerator()],
            parseOptions: parseOptions,
            driverOptions: new GeneratorDriverOptions(IncrementalGeneratorOutputKind.None, trackIncrementalGeneratorSteps: true));
        SyntaxTree[] trees = [.. sources.Select((source, i) => Parse(source, i, parseOptions))];
        return new GeneratorRun(Empty.AddSyntaxTrees(trees), driver);
    }

    /// <summary>A run as in a build of the configuration Debug.</summary>
    public static GeneratorRun OfDebugBuild(string source)
    {
        GeneratorRun run = Of(source);
        return new GeneratorRun(run._input.WithOptions(run._input.Options.WithOptimizationLevel(OptimizationLevel.Debug)), run._driver);
    }

    /// <summary>The next run, after source number <paramref name="index"/> was changed to <paramref name="source"/>.</summary>
    public GeneratorRun Edit(int index, string source)
    {
        SyntaxTree before = _input.SyntaxTrees[index];
        return new GeneratorRun(_input.ReplaceSyntaxTree(before, Parse(source, index, before.Options)), _driver);
    }

    /// <summary>The next run, with one more source.</summary>
    public GeneratorRun Add(string source) =>
        new(_input.AddSyntaxTrees(Parse(source, _input.SyntaxTrees.Length, _input.SyntaxTrees[0].Options)), _driver);

    /// <summary>The next run, with <paramref name="source"/> in the place of all sources: models of the same specs keep their generated trees, as in an editor.</summary>
    public GeneratorRun Replace(string source) =>
        new(Empty.AddSyntaxTrees(Parse(source, 0, _input.SyntaxTrees[0].Options)), _driver);

    /// <summary>All runs of the step called <paramref name="trackingName"/>; none where nothing reached it.</summary>
    public ImmutableArray<IncrementalGeneratorRunStep> Steps(string trackingName) =>
        Result.TrackedSteps.TryGetValue(trackingName, out ImmutableArray<IncrementalGeneratorRunStep> steps) ? steps : [];

    private static SyntaxTree Parse(string source, int index, ParseOptions options) =>
        CSharpSyntaxTree.ParseText(source, (CSharpParseOptions)options, $"Source{index}.cs");
}

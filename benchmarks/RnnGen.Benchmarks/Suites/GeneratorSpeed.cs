using BenchmarkDotNet.Attributes;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using RnnGen.Generators;

namespace RnnGen.Benchmarks;

/// <summary>The time that the generator adds to a build and to keystrokes in an editor, for one model, in a warm compiler.</summary>
public class GeneratorSpeed
{
    private readonly CSharpParseOptions _parseOptions = new(LanguageVersion.Latest);
    private CSharpCompilation _compilation = null!;
    private CSharpCompilation _editedElsewhere = null!;
    private GeneratorDriver _driverThatRan = null!;

    /// <summary>The models generated.</summary>
    public static IEnumerable<GeneratorCase> Models =>
    [
        new("lstm V=4096 E=64 H=128", "RecurrentCell.Lstm, VocabularySize = 4096, EmbeddingSize = 64, HiddenSize = 128"),
        new("lstm V=50000 E=H=1024 L=4", "RecurrentCell.Lstm, VocabularySize = 50000, EmbeddingSize = 1024, HiddenSize = 1024, Layers = 4"),
    ];

    /// <summary>The row of the table.</summary>
    [ParamsSource(nameof(Models))]
    public GeneratorCase Model { get; set; } = null!;

    /// <summary>Creates a compilation of two files and checks that the model is generated.</summary>
    [GlobalSetup]
    public void Setup()
    {
        SyntaxTree unrelated = Parse("internal static class Unrelated { public static int Answer => 1; }");
        SyntaxTree edited = Parse("internal static class Unrelated { public static int Answer => 42; }");
        _compilation = CSharpCompilation.Create(
            "Measured", [Parse(Model.Source), unrelated], References(), new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary));
        _editedElsewhere = _compilation.ReplaceSyntaxTree(unrelated, edited);
        _driverThatRan = NewDriver().RunGenerators(_compilation);
        GeneratorDriverRunResult result = _driverThatRan.GetRunResult();
        if (result.GeneratedTrees.IsEmpty || !result.Diagnostics.IsEmpty)
        {
            throw new InvalidOperationException($"{result.GeneratedTrees.Length} files generated; {string.Join(' ', result.Diagnostics)}");
        }
    }

    /// <summary>Runs from the attribute to the parsed files: parse, plan, emit, and Roslyn's parsing of the emitted code.</summary>
    [Benchmark]
    public GeneratorDriver Generate() => NewDriver().RunGenerators(_compilation);

    /// <summary>Runs after an edit in another file, when nothing has to be generated again.</summary>
    [Benchmark]
    public GeneratorDriver EditElsewhere() => _driverThatRan.RunGenerators(_editedElsewhere);

    private CSharpGeneratorDriver NewDriver() =>
        CSharpGeneratorDriver.Create([new RnnModelGenerator().AsSourceGenerator()], parseOptions: _parseOptions);

    private SyntaxTree Parse(string source) => CSharpSyntaxTree.ParseText(source, _parseOptions);

    /// <summary>Returns what this program itself runs on: the framework and the runtime library.</summary>
    private static IEnumerable<MetadataReference> References() =>
        ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!)
            .Split(Path.PathSeparator)
            .Select(path => MetadataReference.CreateFromFile(path));
}

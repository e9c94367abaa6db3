using System.Reflection;
using System.Runtime.Loader;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Emit;
using RnnGen.Benchmarks;
using RnnGen.Generators;

namespace RnnGen.Lab;

/// <summary>A model generated anew, in memory, with marks in the passes of its training step: what users get has none.</summary>
internal sealed class MarkedModel
{
    private const string ClassName = "MarkedModel";
    private static readonly string[] MarkedFiles = [".Forward.g.cs", ".Loss.g.cs", ".Backward.g.cs"];

    private MarkedModel(TrainedModel model, IReadOnlyList<string> phases)
    {
        Model = model;
        Phases = phases;
    }

    /// <summary>The model.</summary>
    public TrainedModel Model { get; }

    /// <summary>The names of its phases, by number.</summary>
    public IReadOnlyList<string> Phases { get; }

    /// <summary>Generates, marks, compiles and loads a model of a shape.</summary>
    /// <exception cref="InvalidOperationException">What was generated does not compile.</exception>
    public static MarkedModel Of(ModelShape shape)
    {
        CSharpParseOptions options = new(LanguageVersion.Latest);
        CSharpCompilation user = CSharpCompilation.Create(
            ClassName,
            [CSharpSyntaxTree.ParseText(Cli.ModelDeclaration.Of(shape, ClassName), options)],
            References(),
            new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary, optimizationLevel: OptimizationLevel.Release));
        CSharpGeneratorDriver.Create([new RnnModelGenerator().AsSourceGenerator()], parseOptions: options).RunGeneratorsAndUpdateCompilation(user, out Compilation compilation, out _);

        SyntaxTree[] passes = [.. compilation.SyntaxTrees.Where(tree => MarkedFiles.Any(tree.FilePath.EndsWith))];
        PhaseMarks marks = new(passes);
        foreach (SyntaxTree tree in passes)
        {
            compilation = compilation.ReplaceSyntaxTree(tree, tree.WithRootAndOptions(marks.Visit(tree.GetRoot()), options));
        }

        using MemoryStream image = new();
        EmitResult emitted = compilation.Emit(image);
        if (!emitted.Success)
        {
            throw new InvalidOperationException(string.Join(Environment.NewLine, emitted.Diagnostics.Where(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error)));
        }

        image.Position = 0;
        Type type = new AssemblyLoadContext(name: null).LoadFromStream(image).GetType(ClassName, throwOnError: true)!;
        MethodInfo create = typeof(TrainedModel).GetMethod(nameof(TrainedModel.From))!.MakeGenericMethod(type);
        return new MarkedModel((TrainedModel)create.Invoke(null, null)!, [.. marks.Phases]);
    }

    /// <summary>What this program itself runs on: the framework, the runtime library, and the program with its clock.</summary>
    private static IEnumerable<MetadataReference> References() =>
        ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!)
            .Split(Path.PathSeparator)
            .Select(path => MetadataReference.CreateFromFile(path));
}

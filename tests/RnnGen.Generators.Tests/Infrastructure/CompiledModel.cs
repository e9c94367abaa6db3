using System.Reflection;
using System.Runtime.Loader;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Emit;
using Microsoft.CodeAnalysis;
using RnnGen.CompilerServices;

namespace RnnGen.Generators.Tests;

/// <summary>A model's generated code, compiled in memory with optimisation and loaded.</summary>
internal sealed class CompiledModel
{
    private const BindingFlags AllDeclared =
        BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Static | BindingFlags.Instance | BindingFlags.DeclaredOnly;

    private CompiledModel(Type type)
    {
        Type = type;
        NetworkType = type.Assembly.GetTypes().Single(candidate => typeof(RnnNetwork).IsAssignableFrom(candidate));
        Network = (RnnNetwork)Activator.CreateInstance(NetworkType, nonPublic: true)!;
    }

    /// <summary>The user's class.</summary>
    public Type Type { get; }

    /// <summary>The class that holds the passes.</summary>
    public Type NetworkType { get; }

    /// <summary>The passes.</summary>
    public RnnNetwork Network { get; }

    /// <summary>All methods of the passes, kernels and register tiles included.</summary>
    public IEnumerable<MethodInfo> Methods => NetworkType.Assembly.GetTypes().Where(type => type.Namespace == NetworkType.Namespace).SelectMany(type => type.GetMethods(AllDeclared));

    /// <summary>A model with fresh parameters.</summary>
    public RnnModel Create(Vocabulary vocabulary, ulong seed) => (RnnModel)Activator.CreateInstance(Type, vocabulary, seed)!;

    /// <summary>The model of a file.</summary>
    public RnnModel Load(string path) => Type.GetMethod(nameof(Load), [typeof(string)])!.CreateDelegate<Func<string, RnnModel>>()(path);

    /// <summary>The only model that <paramref name="source"/> declares.</summary>
    public static CompiledModel OfSource(string source, bool checkOverflow = false)
    {
        CSharpCompilation compilation = GeneratorRun.Of(source).Output;
        return Load(compilation.WithOptions(compilation.Options.WithOverflowChecks(checkOverflow)));
    }

    public static CompiledModel Of(ModelShape shape) => OfSource(Source(shape));

    /// <summary>
    /// The model of <paramref name="shape"/> with its generated files rewritten (hint name and text to text): for proving that a test notices
    /// a mistake.
    /// </summary>
    /// <exception cref="ArgumentException"><paramref name="rewrite"/> changed nothing.</exception>
    public static CompiledModel Rewritten(ModelShape shape, Func<string, string, string> rewrite)
    {
        GeneratorRun run = GeneratorRun.Of(Source(shape));
        CSharpCompilation compilation = run.Output;
        bool changed = false;
        foreach (GeneratedSourceResult file in run.Result.GeneratedSources)
        {
            string text = file.SourceText.ToString();
            string rewritten = rewrite(file.HintName, text);
            changed |= rewritten != text;
            compilation = compilation.ReplaceSyntaxTree(
                file.SyntaxTree, CSharpSyntaxTree.ParseText(rewritten, (CSharpParseOptions)file.SyntaxTree.Options, file.SyntaxTree.FilePath));
        }

        return changed ? Load(compilation) : throw new ArgumentException("The rewriting left every generated file as it was.", nameof(rewrite));
    }

    /// <summary>A class called Model with the attribute for <paramref name="shape"/>.</summary>
    public static string Source(ModelShape shape) => $"""
        using RnnGen;
        [RnnModel((RecurrentCell){(int)shape.Cell}, VocabularySize = {shape.VocabularySize}, EmbeddingSize = {shape.EmbeddingSize},
            HiddenSize = {shape.HiddenSize}, Layers = {shape.Layers}, SequenceLength = {shape.SequenceLength}, BatchSize = {shape.BatchSize},
            Loss = (LossPosition){(int)shape.Loss}, TieEmbeddings = {(shape.TieEmbeddings ? "true" : "false")})]
        public sealed partial class Model;
        """;

    private static CompiledModel Load(CSharpCompilation compilation)
    {
        using MemoryStream image = new();
        EmitResult emitted = compilation.Emit(image);
        Assert.True(emitted.Success, string.Join('\n', emitted.Diagnostics.Where(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error)));
        image.Position = 0;

        // A context of its own for each, collected with the model: all are called TestModels.
        Assembly assembly = new AssemblyLoadContext(name: null, isCollectible: true).LoadFromStream(image);
        return new CompiledModel(assembly.GetTypes().Single(type => typeof(RnnModel).IsAssignableFrom(type)));
    }
}

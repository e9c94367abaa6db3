using System.Reflection;
using System.Runtime.Loader;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Emit;

namespace RnnGen.Generators.Tests;

/// <summary>Kernels and register tiles in the frame of generated files, the ones in a class <c>Network</c> and the others in <c>Tiles</c>, compiled together and loaded.</summary>
internal sealed class CompiledPasses
{
    private readonly ModelPlan _plan = new(Specs.Of(CellKind.Tanh, vocabulary: 1, embedding: 1, hidden: 1));
    private readonly Assembly _assembly;

    /// <param name="kernels">The kernels.</param>
    /// <param name="tiles">The tiles; those that they call need not be among them.</param>
    /// <param name="isNarrow">Whether they do as on a processor without vectors of 16 floats.</param>
    public CompiledPasses(IEnumerable<Kernel> kernels, IEnumerable<Tile> tiles, bool isNarrow = false)
    {
        GeneratedFile[] files =
        [
            FileFrame.Passes(_plan, "Kernels", "Kernels.", "internal static class Network", w => w.Members(kernels, kernel => kernel.Emit(w))),
            FileFrame.Passes(_plan, "Tiles", "Register tiles.", "internal static class Tiles", w =>
            {
                TilesFile.Members(w);
                w.Line();
                w.Members(tiles.SelectMany(WithParts).DistinctBy(tile => tile.Name), tile => tile.Emit(w));
            }),
        ];
        CSharpCompilation compilation = CSharpCompilation.Create(
            "TestKernels",
            files.Select(file => CSharpSyntaxTree.ParseText(isNarrow ? file.Text.Replace(EmittedText.IsWide, "false") : file.Text)),
            References.All,
            new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary, optimizationLevel: OptimizationLevel.Release));
        using MemoryStream image = new();
        EmitResult emitted = compilation.Emit(image);
        Assert.True(emitted.Success, string.Join('\n', emitted.Diagnostics.Where(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error)));
        image.Position = 0;
        _assembly = new AssemblyLoadContext(name: null, isCollectible: true).LoadFromStream(image);
    }

    /// <summary>An emitted method.</summary>
    /// <param name="name">Its name, with <c>Tiles.</c> in front where it is a tile.</param>
    public MethodInfo Method(string name)
    {
        string[] parts = name.Split('.');
        string type = parts.Length == 1 ? "Network" : parts[0];
        return _assembly.GetType($"{_plan.Spec.Type.GeneratedNamespace}.{type}", throwOnError: true)!.GetMethod(parts[^1], BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic)
            ?? throw new ArgumentException($"No method is called {name}.", nameof(name));
    }

    private static IEnumerable<Tile> WithParts(Tile tile) => tile.Parts.SelectMany(WithParts).Prepend(tile);
}

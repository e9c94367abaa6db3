using System.Reflection;
using System.Runtime.Loader;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Emit;

namespace RnnGen.Generators.Tests;

/// <summary>Kernels of one kind, emitted one by one into one class in the frame of a generated file, compiled together and loaded.</summary>
internal sealed class CompiledKernels<TKernel>
    where TKernel : Kernel
{
    private readonly Dictionary<string, TKernel> _kernels;
    private readonly Type _type;

    /// <exception cref="ArgumentException">Two kernels have the same name.</exception>
    public CompiledKernels(IEnumerable<TKernel> kernels)
    {
        _kernels = kernels.ToDictionary(kernel => kernel.Name);
        ModelSpec spec = Specs.Of(CellKind.Tanh, vocabulary: 1, embedding: 1, hidden: 1);
        GeneratedFile file = FileFrame.Model(
            ModelPlan.Of(spec), "Kernels", header: [], baseList: "", w => w.Members(_kernels.Values, (writer, kernel) => KernelEmitter.Emit(writer, kernel)));
        CSharpCompilation compilation = CSharpCompilation.Create(
            "TestKernels",
            [CSharpSyntaxTree.ParseText(file.Text)],
            References.All,
            new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary, optimizationLevel: OptimizationLevel.Release));
        using MemoryStream image = new();
        EmitResult emitted = compilation.Emit(image);
        Assert.True(emitted.Success, string.Join('\n', emitted.Diagnostics.Where(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error)));
        image.Position = 0;
        _type = new AssemblyLoadContext(name: null, isCollectible: true).LoadFromStream(image).GetType(spec.Type.Name, throwOnError: true)!;
    }

    /// <summary>The kernels' names, which show their shapes.</summary>
    public TheoryData<string> Names => new(_kernels.Keys);

    public TKernel this[string name] => _kernels[name];

    /// <summary>The emitted method.</summary>
    /// <typeparam name="TDelegate">Its signature.</typeparam>
    public TDelegate Method<TDelegate>(string name)
        where TDelegate : Delegate =>
        _type.GetMethod(name, BindingFlags.Static | BindingFlags.NonPublic)!.CreateDelegate<TDelegate>();
}

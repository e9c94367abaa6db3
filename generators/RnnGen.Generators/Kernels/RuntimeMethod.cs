using RnnGen.Generators.Layout;

namespace RnnGen.Generators.Kernels;

/// <summary>A method of the run-time library: it moves rows or columns, and takes the shape as plain numbers.</summary>
internal sealed class RuntimeMethod(string name, params Parameter[] parameters) : Method(name)
{
    public override IReadOnlyList<Parameter> Parameters => parameters;
}

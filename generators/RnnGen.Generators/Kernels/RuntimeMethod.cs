using RnnGen.Generators.Layout;

namespace RnnGen.Generators.Kernels;

/// <summary>A method of the run-time library: it moves rows or columns, and a shape is to it no more than some numbers.</summary>
internal sealed class RuntimeMethod(string name, params Parameter[] parameters) : Method(name)
{
    public override IReadOnlyList<Parameter> Parameters => parameters;
}

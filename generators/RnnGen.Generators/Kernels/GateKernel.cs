using RnnGen.Generators.Emission;
using RnnGen.Generators.Layout;

namespace RnnGen.Generators.Kernels;

/// <summary>The nonlinearity of a cell, forward or backward; the cell supplies its parameters and its body.</summary>
/// <param name="name">Name of the method.</param>
/// <param name="equation">What it computes.</param>
/// <param name="parameters">What it takes.</param>
/// <param name="body">Writes what it does.</param>
internal sealed class GateKernel(string name, string equation, IReadOnlyList<Parameter> parameters, Action<SourceWriter> body) : Kernel(name, equation)
{
    public override IReadOnlyList<Parameter> Parameters => parameters;

    protected override void Body(SourceWriter w) => body(w);
}

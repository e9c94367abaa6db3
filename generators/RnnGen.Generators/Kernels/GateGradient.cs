namespace RnnGen.Generators;

/// <summary>Backward through the nonlinearity of one unit group over the B rows of a time step: from dE/dh to dE/d(pre-activation).</summary>
/// <param name="Cell">The recurrence.</param>
/// <param name="Rows">B.</param>
/// <param name="GateStride">Floats between the panels of a unit group's gates.</param>
internal sealed record GateGradient(string Name, string Equation, CellKind Cell, int Rows, int GateStride) : Kernel(Name, Equation)
{
    public override string Shapes => Cell switch
    {
        CellKind.Lstm => $"gates: panels (i8 f8)(g8 o8) of [{Rows}][16], replaced by their gradients; c and h: half a panel of [{Rows}][16]",
        CellKind.Gru => $"gates: panels r, z, n of [{Rows}][16], replaced by their gradients; m likewise; h: one panel of [{Rows}][16]",
        _ => $"gates and h: one panel of [{Rows}][16]",
    };
}

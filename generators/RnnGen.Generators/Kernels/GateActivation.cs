namespace RnnGen.Generators;

/// <summary>The nonlinearity of one unit group over the B rows of a time step.</summary>
/// <param name="Cell">The recurrence.</param>
/// <param name="Rows">B.</param>
/// <param name="GateStride">Floats between the panels of a unit group's gates.</param>
internal sealed record GateActivation(string Name, string Equation, CellKind Cell, int Rows, int GateStride) : Kernel(Name, Equation)
{
    public override string Shapes => Cell switch
    {
        CellKind.Lstm => $"gates: panels (i8 f8)(g8 o8) of [{Rows}][16]; c and h: half a panel of [{Rows}][16]",
        CellKind.Gru => $"gates: panels r, z, n of [{Rows}][16]; m and h: one panel of [{Rows}][16]",
        _ => $"gates and h: one panel of [{Rows}][16]",
    };
}

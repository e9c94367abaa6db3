namespace RnnGen.Generators;

/// <summary>The nonlinearity of one unit group over the B rows of a time step.</summary>
/// <param name="Cell">The recurrence.</param>
/// <param name="Rows">B.</param>
/// <param name="GateStride">Floats between the panels of the gates.</param>
internal sealed record GateActivation(string Name, string Equation, CellKind Cell, int Rows, int GateStride) : Kernel(Name, Equation);

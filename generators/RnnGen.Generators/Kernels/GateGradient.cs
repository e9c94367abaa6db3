namespace RnnGen.Generators;

/// <summary>Backward through the nonlinearity of one unit group over the B rows of a time step: from dE/dh to dE/d(pre-activation).</summary>
/// <param name="Cell">The recurrence.</param>
/// <param name="Rows">B.</param>
/// <param name="GateStride">Floats between the panels of the gates.</param>
internal sealed record GateGradient(string Name, string Equation, CellKind Cell, int Rows, int GateStride) : Kernel(Name, Equation);

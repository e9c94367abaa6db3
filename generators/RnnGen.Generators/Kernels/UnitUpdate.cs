namespace RnnGen.Generators;

/// <summary>Batch 1: from the pre-activations of a layer to its h (and c), in place of the previous ones.</summary>
/// <param name="Cell">The recurrence.</param>
/// <param name="Units">H, padded to whole unit groups.</param>
/// <param name="AddsBias">Whether a Gru's candidate has yet to get its bias: of one-hot input it comes straight from the table.</param>
internal sealed record UnitUpdate(string Name, string Equation, CellKind Cell, int Units, bool AddsBias) : Kernel(Name, Equation)
{
    /// <summary>Units whose gates are one vector each.</summary>
    public const int UnitsAtOnce = Panel.LaneCount;

    public override string Shapes => Cell switch
    {
        CellKind.Lstm => $"gates [{Units / UnitsAtOnce}] of (i8 f8)(g8 o8); cell and hidden [{Units}]",
        CellKind.Gru => $"gates [2][{Units}]: zr, zz; recurrentCandidate m, inputCandidate zn and hidden [{Units}]",
        _ => $"gates and hidden [{Units}]",
    };
}

namespace RnnGen.Generators.Tests;

/// <summary>One unit of one row in double, as the formulas of a cell read and write it: its gates by their number, all else by the name that a kernel's parameter has.</summary>
/// <param name="operands">The operands of the kernel.</param>
/// <param name="row">The row.</param>
/// <param name="unit">The unit.</param>
/// <param name="gateColumn">The column of a gate of this unit.</param>
internal sealed class UnitValues(IReadOnlyDictionary<string, double[,]> operands, int row, int unit, Func<int, int> gateColumn)
{
    public double this[int gate]
    {
        get => operands["gates"][row, gateColumn(gate)];
        set => operands["gates"][row, gateColumn(gate)] = value;
    }

    public double this[string name]
    {
        get => operands[name][row, unit];
        set => operands[name][row, unit] = value;
    }

    /// <summary>Whether the kernel has an operand of that name.</summary>
    public bool Has(string name) => operands.ContainsKey(name);
}

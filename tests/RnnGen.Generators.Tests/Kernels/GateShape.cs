namespace RnnGen.Generators.Tests;

/// <summary>One unit group of a cell over some rows, whose panels have a gap between them.</summary>
/// <param name="Kind">The cell.</param>
/// <param name="Rows">Rows.</param>
internal sealed record GateShape(CellKind Kind, int Rows)
{
    private readonly Cell _cell = Cell.Of(Kind);

    /// <summary>Every cell, with rows at the edges of register tiles.</summary>
    public static IEnumerable<GateShape> All =>
        from kind in Enum.GetValues<CellKind>()
        from rows in (int[])[1, 2, 5, 7, 17]
        select new GateShape(kind, rows);

    public string Name => $"{Kind}Rows{Rows}";

    /// <summary>The group's gates side by side, as many columns as they need.</summary>
    public MatrixType Gates => new(_cell.Gates * _cell.UnitsPerGroup / Panel.Width, Rows, Stride.Of((Rows + 2) * Panel.Width));

    /// <summary>A matrix for a parameter of the cell's kernels.</summary>
    public PanelMatrix Matrix(Parameter parameter)
    {
        int columns = parameter.Type switch
        {
            MatrixType gates => (int)gates.Panels.Value * Panel.Width,
            UnitsType units => units.Units,
            _ => throw new InvalidOperationException($"{parameter.Name} is no matrix of gates and no unit group."),
        };
        return new PanelMatrix(Rows, columns, (Rows + 2) * Panel.Width);
    }

    /// <summary>Applies a formula to each unit of each row.</summary>
    public void ForEachUnit(Dictionary<string, double[,]> operands, Action<UnitValues> formula)
    {
        for (int row = 0; row < Rows; row++)
        {
            for (int unit = 0; unit < _cell.UnitsPerGroup; unit++)
            {
                int column = unit;
                formula(new UnitValues(operands, row, unit, gate => (gate * _cell.UnitsPerGroup) + column));
            }
        }
    }
}

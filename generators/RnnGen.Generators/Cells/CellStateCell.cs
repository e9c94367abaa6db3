using RnnGen.Generators.Layout;

namespace RnnGen.Generators.Cells;

/// <summary>A cell with a state c besides h, h = o ∘ tanh(c): the LSTM and its relatives.</summary>
internal abstract class CellStateCell : Cell
{
    private const string CellState = "Cell";
    private const string TanhCellState = "TanhCell";

    public override IReadOnlyList<string> Carried => [CellState];

    public override IReadOnlyList<string> Kept => [TanhCellState];

    public override string? SentBack => "CellGradient";

    public override string StateLetters => "h and c";

    public override Operand[] ActivationOperands(UnitGroup group) => [group.Gates, group[CellState + "Previous"], group[CellState], group[TanhCellState], group.Hidden];

    public override Operand[] GradientOperands(UnitGroup group) => [group.Gates, group[CellState + "Previous"], group[TanhCellState], group.HiddenGradient!, group.SentBack!];

    public override Operand[] UpdateOperands(UnitStep step) => [step.Gates, step[CellState], step.Hidden];

    /// <summary>Parameters of the activation.</summary>
    protected static Parameter[] ActivationParameters(MatrixType gates, UnitsType units) =>
        [new("gates", gates), new("cellPrevious", units), new("cell", units), new("tanhCell", units), new("hidden", units)];

    /// <summary>Parameters of the gradient.</summary>
    protected static Parameter[] GradientParameters(MatrixType gates, UnitsType units) =>
        [new("gates", gates), new("cellPrevious", units), new("tanhCell", units), new("hiddenGradient", units), new("cellGradient", units)];

    /// <summary>Parameters of the update.</summary>
    protected static Parameter[] UpdateParameters(int gates, int hiddenWidth) =>
        [new("gates", new VectorType(gates)), new("cell", new VectorType(hiddenWidth)), new("hidden", new VectorType(hiddenWidth))];
}

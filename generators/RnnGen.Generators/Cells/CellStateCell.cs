using RnnGen.Generators.Emission;
using RnnGen.Generators.Kernels;
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

    public override Kernel Update(string name, int units, int hiddenWidth, bool addsBias)
    {
        VectorType all = new(hiddenWidth);
        return new GateKernel(name, UpdateEquation, [new("gates", new VectorType(Gates * units)), new("cell", all), new("hidden", all)], w =>
        {
            UnitLoops loops = new(units, vectors => new UnitVectors(vectors, [.. Enumerable.Range(0, Gates).Select(gate => PreActivation(vectors, gate))]));
            loops.Emit(
                w,
                units =>
                {
                    UpdateCell(w, units);
                    w.Line(units.Store("c", "cell"));
                },
                (units, isSameIteration) => w.Line(units.Store($"VectorMath.SigmoidTimesTanh({units.Gates[Gates - 1]}, {(isSameIteration ? "c" : units.Load("cell"))})", "hidden")));
        });
    }

    /// <summary>What the update computes, and how the gates lie.</summary>
    protected abstract string UpdateEquation { get; }

    /// <summary>The pre-activations of a gate, in the order of a model file, for the units from <c>unit</c> on: an expression.</summary>
    protected abstract string PreActivation(TileVectors vectors, int gate);

    /// <summary>Writes the statements that declare <c>c</c>, computed from the pre-activations of some units and their previous c in <c>cell</c>, for one word.</summary>
    protected abstract void UpdateCell(SourceWriter w, UnitVectors units);
}

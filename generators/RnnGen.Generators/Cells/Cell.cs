using RnnGen.Generators.Kernels;
using RnnGen.Generators.Layout;
using RnnGen.Generators.Specs;

namespace RnnGen.Generators.Cells;

/// <summary>
/// Everything that distinguishes one recurrence from another: its gates and their layout, what it carries and keeps, its equations, and its nonlinearity forward,
/// backward and for one word. Nothing else asks which cell a model has.
/// </summary>
internal abstract class Cell
{
    /// <summary>The cell of a kind.</summary>
    public static Cell Of(CellKind kind) => kind switch
    {
        CellKind.Tanh => new TanhCell(),
        CellKind.Relu => new ReluCell(),
        CellKind.Lstm => new LstmCell(),
        CellKind.Gru => new GruCell(),
        CellKind.Cifg => new CifgCell(),
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, "There is no such cell."),
    };

    /// <summary>Rows of weights per unit in a model file: g.</summary>
    public abstract int Gates { get; }

    /// <summary>Units that are computed together.</summary>
    public virtual int UnitsPerGroup => Panel.Width;

    /// <summary>Number of consecutive blocks that hold the gates: 1 where the gates of a unit group lie side by side.</summary>
    public virtual int Blocks => 1;

    /// <summary>The gate whose two sides are kept separate, the last in a model file; null where there is none.</summary>
    public virtual SplitGate? SplitGate => null;

    /// <summary>What is carried from step to step besides h.</summary>
    public virtual IReadOnlyList<string> Carried => [];

    /// <summary>What training keeps of every step for the backward pass, besides the gates and what is carried.</summary>
    public virtual IReadOnlyList<string> Kept => [];

    /// <summary>What step t sends to step t − 1 on the backward pass, bypassing its products; null where it sends nothing.</summary>
    public virtual string? SentBack => null;

    /// <summary>The equations of one step, as printed in emitted files: σ is the logistic function, ∘ the elementwise product.</summary>
    public abstract string Recurrence { get; }

    /// <summary>The carried state in letters: h, or h and c.</summary>
    public virtual string StateLetters => "h";

    /// <summary>The gates that Whh·h is added to, as the end of an equation; empty where it is all of them.</summary>
    public virtual string RecurrentGates => "";

    /// <summary>The nonlinearity of one unit group over the rows of a time step.</summary>
    /// <param name="name">Name of the method.</param>
    /// <param name="gates">The group's pre-activations.</param>
    public abstract Kernel Activation(string name, MatrixType gates);

    /// <summary>The backward pass through the nonlinearity of one unit group: from dE/dh_t to the gradients of its pre-activations.</summary>
    /// <param name="name">Name of the method.</param>
    /// <param name="gates">The group's gates.</param>
    public abstract Kernel Gradient(string name, MatrixType gates);

    /// <summary>From the pre-activations of a layer to its h, which replaces the previous one, for one word.</summary>
    /// <param name="name">Name of the method.</param>
    /// <param name="units">H, padded to whole unit groups.</param>
    /// <param name="hiddenWidth">H, padded to whole panels.</param>
    /// <param name="addsBias">Whether the bias of a split gate's input side is still to be added.</param>
    public abstract Kernel Update(string name, int units, int hiddenWidth, bool addsBias);

    /// <summary>The arguments of <see cref="Activation"/>.</summary>
    public abstract Operand[] ActivationOperands(UnitGroup group);

    /// <summary>The arguments of <see cref="Gradient"/>.</summary>
    public abstract Operand[] GradientOperands(UnitGroup group);

    /// <summary>The arguments of <see cref="Update"/>.</summary>
    public abstract Operand[] UpdateOperands(UnitStep step);

    /// <summary>The columns of a group whose gates are <paramref name="gates"/>.</summary>
    protected UnitsType UnitsOf(MatrixType gates) => new((int)gates.Rows.Value, UnitsPerGroup);

    /// <summary>The loop over one panel of a group, a vector at a time.</summary>
    protected static string LaneLoop(UnitsType units) => $"for (nuint lane = 0; lane < {units.Rows * Panel.Width}; lane += {Panel.LaneCount})";
}

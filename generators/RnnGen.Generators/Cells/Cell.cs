using RnnGen.Generators.Kernels;
using RnnGen.Generators.Layout;
using RnnGen.Generators.Specs;

namespace RnnGen.Generators.Cells;

/// <summary>
/// All that distinguishes one recurrence from another: its gates and how they lie, what it carries and keeps, its equations, and its nonlinearity forward,
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
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, "No cell of that kind."),
    };

    /// <summary>Rows of weights that a unit has, in a model file: g.</summary>
    public abstract int Gates { get; }

    /// <summary>Units that are computed together.</summary>
    public virtual int UnitsPerGroup => Panel.Width;

    /// <summary>Blocks that the gates lie in, one after the other: 1 where those of a unit group lie side by side.</summary>
    public virtual int Blocks => 1;

    /// <summary>The gate whose two sides are kept apart, the last in a model file; null where there is none.</summary>
    public virtual SplitGate? SplitGate => null;

    /// <summary>What is carried from step to step beside h.</summary>
    public virtual IReadOnlyList<string> Carried => [];

    /// <summary>What training keeps of every step for the backward pass, beside the gates and what is carried.</summary>
    public virtual IReadOnlyList<string> Kept => [];

    /// <summary>What step t sends to step t − 1 on the backward pass, past its products; null where nothing is.</summary>
    public virtual string? SentBack => null;

    /// <summary>From x, h and what is carried to the next of them, as emitted files say it: σ is the logistic function, ∘ the product of each element.</summary>
    public abstract string Recurrence { get; }

    /// <summary>What is carried, in letters.</summary>
    public virtual string StateLetters => "h";

    /// <summary>Which gates Whh·h is added to, for an equation that ends there; nothing where it is all of them.</summary>
    public virtual string RecurrentGates => "";

    /// <summary>The nonlinearity of one unit group over the rows of a time step.</summary>
    /// <param name="name">Name of the method.</param>
    /// <param name="gates">The group's pre-activations.</param>
    public abstract Kernel Activation(string name, MatrixType gates);

    /// <summary>Backward through the nonlinearity of one unit group: from dE/dh_t to the gradients of its pre-activations.</summary>
    /// <param name="name">Name of the method.</param>
    /// <param name="gates">The group's gates.</param>
    public abstract Kernel Gradient(string name, MatrixType gates);

    /// <summary>From the pre-activations of a layer to its h, in place of the previous one, for one word.</summary>
    /// <param name="name">Name of the method.</param>
    /// <param name="units">H, padded to whole unit groups.</param>
    /// <param name="hiddenWidth">H, padded to whole panels.</param>
    /// <param name="addsBias">Whether the input side of a split gate is yet to get its bias.</param>
    public abstract Kernel Update(string name, int units, int hiddenWidth, bool addsBias);

    /// <summary>What <see cref="Activation"/> is called with.</summary>
    public abstract Operand[] ActivationOperands(UnitGroup group);

    /// <summary>What <see cref="Gradient"/> is called with.</summary>
    public abstract Operand[] GradientOperands(UnitGroup group);

    /// <summary>What <see cref="Update"/> is called with.</summary>
    public abstract Operand[] UpdateOperands(UnitStep step);

    /// <summary>The columns of a group whose gates are <paramref name="gates"/>.</summary>
    protected UnitsType UnitsOf(MatrixType gates) => new((int)gates.Rows.Value, UnitsPerGroup);

    /// <summary>The loop over one panel of a group, a vector at a time.</summary>
    protected static string LaneLoop(UnitsType units) => $"for (nuint lane = 0; lane < {units.Rows * Panel.Width}; lane += {Panel.LaneCount})";
}

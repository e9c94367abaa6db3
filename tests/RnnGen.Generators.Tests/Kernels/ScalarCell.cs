namespace RnnGen.Generators.Tests;

/// <summary>The formulas of a cell in double, for one unit: what its kernels are compared with.</summary>
internal abstract class ScalarCell
{
    /// <summary>Whether the gradient is computed from the gates; that of a plain cell follows from h.</summary>
    public virtual bool KeepsGates => true;

    /// <summary>The formulas of a kind of cell.</summary>
    public static ScalarCell Of(CellKind kind) => kind switch
    {
        CellKind.Tanh => new ScalarPlainCell(Math.Tanh, h => 1 - (h * h)),
        CellKind.Relu => new ScalarPlainCell(z => Math.Max(0, z), h => h > 0 ? 1 : 0),
        CellKind.Lstm => new ScalarLstmCell(),
        CellKind.Gru => new ScalarGruCell(),
        CellKind.Cifg => new ScalarCifgCell(),
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, "A cell needs formulas to be compared with."),
    };

    /// <summary>From pre-activations to gates, where they are kept, and to h.</summary>
    public abstract void Activate(UnitValues x);

    /// <summary>From dE/dh to the gradients of the pre-activations, and to what is sent back.</summary>
    public abstract void Differentiate(UnitValues x);

    /// <summary>From the pre-activations of one word to h, in place of the previous one.</summary>
    public abstract void Update(UnitValues x);
}

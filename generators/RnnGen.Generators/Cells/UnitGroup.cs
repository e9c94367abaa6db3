using RnnGen.Generators.Layout;

namespace RnnGen.Generators.Cells;

/// <summary>One group of units at one time step, forward or backward: where each operand of the cell lies.</summary>
/// <param name="gates">The group's pre-activations, then gates, then gradients.</param>
/// <param name="hiddenPrevious">h_{t−1}.</param>
/// <param name="hidden">h_t.</param>
internal sealed class UnitGroup(Matrix gates, Units hiddenPrevious, Units hidden)
{
    private readonly Dictionary<string, Units> _units = [];

    public Matrix Gates => gates;

    public Units HiddenPrevious => hiddenPrevious;

    public Units Hidden => hidden;

    /// <summary>The recurrent side of a split gate, then its gradient.</summary>
    public Units? Split { get; init; }

    /// <summary>dE/dh_t; only on the backward pass.</summary>
    public Units? HiddenGradient { get; init; }

    /// <summary>What a step sends to the previous one, bypassing its products; only on the backward pass.</summary>
    public Units? SentBack { get; init; }

    /// <summary>What the cell keeps or carries besides the gates and h.</summary>
    /// <param name="name">Its name; with the suffix <c>Previous</c>, that of the previous step.</param>
    public Units this[string name]
    {
        get => _units[name];
        set => _units[name] = value;
    }
}

using RnnGen.Generators.Layout;

namespace RnnGen.Generators.Cells;

/// <summary>All units of a layer at one word: where each operand of the cell lies.</summary>
/// <param name="gates">The pre-activations that Whh·hPrev is part of.</param>
/// <param name="hidden">hPrev, then h.</param>
internal sealed class UnitStep(Vector gates, Vector hidden)
{
    private readonly Dictionary<string, Vector> _vectors = [];

    public Vector Gates => gates;

    public Vector Hidden => hidden;

    /// <summary>The recurrent side of a split gate.</summary>
    public Vector? Split { get; init; }

    /// <summary>Its input side.</summary>
    public Vector? SplitInput { get; init; }

    /// <summary>The bias of that side where it is still to be added: one-hot input comes straight from the table, without it.</summary>
    public Vector? SplitBias { get; init; }

    /// <summary>What is carried besides h.</summary>
    public Vector this[string name]
    {
        get => _vectors[name];
        set => _vectors[name] = value;
    }
}

using RnnGen.Generators.Layout;

namespace RnnGen.Generators.Cells;

/// <summary>All units of a layer at one word: where each thing lies that a cell computes with.</summary>
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

    /// <summary>The bias of that side, where it is yet to be added: of one-hot input it comes straight from the table.</summary>
    public Vector? SplitBias { get; init; }

    /// <summary>What is carried beside h.</summary>
    public Vector this[string name]
    {
        get => _vectors[name];
        set => _vectors[name] = value;
    }
}

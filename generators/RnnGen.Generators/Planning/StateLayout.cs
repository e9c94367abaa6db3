using RnnGen.Generators.Layout;

namespace RnnGen.Generators.Planning;

/// <summary>The state of one session: h (and c) of each layer, followed by scratch for a layer's pre-activations.</summary>
internal sealed class StateLayout
{
    private readonly Slab _slab = new();

    public StateLayout(Widths widths, ParameterLayout parameters)
    {
        List<VectorRegion> hidden = [];
        List<IReadOnlyDictionary<string, VectorRegion>> carried = [];
        for (int layer = 0; layer < widths.Spec.Layers; layer++)
        {
            VectorRegion State(string name) => _slab.Vector($"State{name}{layer}", widths.HiddenWidth);
            hidden.Add(State("Hidden"));
            carried.Add(widths.Cell.Carried.ToDictionary(static name => name, State));
        }

        Hidden = hidden;
        Carried = carried;
        Projected = parameters.Projection is null ? null : _slab.Vector("StateProjected", widths.EmbeddingWidth);
        CarriedLength = _slab.Length;
        Gates = _slab.Vector("StateGates", widths.GateColumns);
        Split = widths.Cell.SplitGate is { } split ? _slab.Vector($"State{split.Name}", widths.HiddenWidth) : null;
        Input = parameters.IsTied ? _slab.Vector("StateInput", widths.EmbeddingWidth) : null;
    }

    /// <summary>h of each layer.</summary>
    public IReadOnlyList<VectorRegion> Hidden { get; }

    /// <summary>What each layer carries besides h.</summary>
    public IReadOnlyList<IReadOnlyDictionary<string, VectorRegion>> Carried { get; }

    /// <summary>P·h of the top layer, where a tied embedding has another width than h: carried, so that it is there for the logits however the state was set.</summary>
    public VectorRegion? Projected { get; }

    /// <summary>Number of carried floats, which come first.</summary>
    public long CarriedLength { get; }

    /// <summary>Scratch: the pre-activations.</summary>
    public VectorRegion Gates { get; }

    /// <summary>Scratch: the recurrent side of a split gate; null where there is none.</summary>
    public VectorRegion? Split { get; }

    /// <summary>Scratch: x of a tied embedding, whose column is not contiguous; null elsewhere.</summary>
    public VectorRegion? Input { get; }

    /// <summary>The input of the output layer.</summary>
    public VectorRegion OutputOperand => Projected ?? Hidden[Hidden.Count - 1];

    public IReadOnlyList<Region> Regions => _slab.Regions;

    public long Length => _slab.Length;
}

namespace RnnGen.Generators;

/// <summary>What one session carries: h (and c) of each layer; and behind them scratch: a layer's pre-activations.</summary>
/// <param name="CarriedLength">Floats that hold h and c.</param>
internal sealed record StateLayout(IReadOnlyList<Region> Hidden, IReadOnlyList<Region> Cell, Region Gates, long CarriedLength, IReadOnlyList<Region> Regions, long Length)
{
    public static StateLayout Of(ModelSpec spec, PaddedWidths widths)
    {
        Slab slab = new();
        List<Region> hidden = [];
        List<Region> cell = [];
        for (int layer = 0; layer < spec.Layers; layer++)
        {
            hidden.Add(slab.Add($"StateHidden{layer}", widths.HiddenWidth));
            if (spec.Cell == CellKind.Lstm)
            {
                cell.Add(slab.Add($"StateCell{layer}", widths.HiddenWidth));
            }
        }

        long carriedLength = slab.Length;
        Region gates = slab.Add("StateGates", widths.GateColumns);
        return new StateLayout(hidden, cell, gates, carriedLength, slab.Regions, slab.Length);
    }
}

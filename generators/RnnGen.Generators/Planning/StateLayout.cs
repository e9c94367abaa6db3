namespace RnnGen.Generators;

/// <summary>What one session carries: h (and c) of each layer; and behind them scratch: a layer's pre-activations.</summary>
/// <param name="Gates">The pre-activations.</param>
/// <param name="RecurrentCandidate">m of a Gru; null for the other cells.</param>
/// <param name="CarriedLength">Floats that hold h and c.</param>
internal sealed record StateLayout(IReadOnlyList<Region> Hidden, IReadOnlyList<Region> Cell, Region Gates, Region? RecurrentCandidate, long CarriedLength, IReadOnlyList<Region> Regions, long Length)
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
        Region? recurrentCandidate = spec.Cell == CellKind.Gru ? slab.Add("StateRecurrentCandidate", widths.HiddenWidth) : null;
        return new StateLayout(hidden, cell, gates, recurrentCandidate, carriedLength, slab.Regions, slab.Length);
    }
}

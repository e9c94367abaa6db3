namespace RnnGen.Generators;

/// <summary>What one session carries: h (and c) of each layer; and behind them scratch: a layer's pre-activations.</summary>
/// <param name="Hidden">h of each layer.</param>
/// <param name="Cell">c of each layer of a Lstm; none for the other cells.</param>
/// <param name="Projected">P·h of the top layer, where a tied embedding has another width than h: carried, so that logits find it however the state came about.</param>
/// <param name="Gates">The pre-activations.</param>
/// <param name="RecurrentCandidate">m of a Gru; null for the other cells.</param>
/// <param name="Input">Scratch: x of a tied embedding, whose column is not a row; null elsewhere.</param>
/// <param name="CarriedLength">Floats that hold h and c, and P·h.</param>
internal sealed record StateLayout(
    IReadOnlyList<Region> Hidden,
    IReadOnlyList<Region> Cell,
    Region? Projected,
    Region Gates,
    Region? RecurrentCandidate,
    Region? Input,
    long CarriedLength,
    IReadOnlyList<Region> Regions,
    long Length)
{
    /// <summary>What the output layer multiplies.</summary>
    public Region OutputOperand => Projected ?? Hidden[Hidden.Count - 1];

    public static StateLayout Of(ModelSpec spec, PaddedWidths widths, ParameterLayout parameters)
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

        Region? projected = parameters.Projection is null ? null : slab.Add("StateProjected", widths.EmbeddingWidth);
        long carriedLength = slab.Length;
        Region gates = slab.Add("StateGates", widths.GateColumns);
        Region? recurrentCandidate = spec.Cell == CellKind.Gru ? slab.Add("StateRecurrentCandidate", widths.HiddenWidth) : null;
        Region? input = parameters.IsTied ? slab.Add("StateInput", widths.EmbeddingWidth) : null;
        return new StateLayout(hidden, cell, projected, gates, recurrentCandidate, input, carriedLength, slab.Regions, slab.Length);
    }
}

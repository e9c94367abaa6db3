namespace RnnGen.Generators;

/// <summary>One word through one layer, or into its folded input: blocks of panels side by side, and the panels left over.</summary>
/// <param name="Name">Name of the method.</param>
/// <param name="Layer">Index of the layer.</param>
/// <param name="Block">The product of a full block; null where there is none.</param>
/// <param name="BlockCount">Full blocks.</param>
/// <param name="Rest">The product of the panels left over; null where none are.</param>
/// <param name="BlockUnits">Units of a full block.</param>
internal sealed record LayerStep(string Name, int Layer, MatVec? Block, int BlockCount, MatVec? Rest, int BlockUnits)
{
    /// <summary>Panels whose two accumulators each hide the latency of an FMA: 8 sums in flight.</summary>
    public const int BlockPanels = 4;

    /// <summary>Sums of a full block.</summary>
    public const int BlockColumns = BlockPanels * Panel.Width;

    private const int SumsInFlight = 8;

    public IEnumerable<MatVec> Kernels => new[] { Block, Rest }.OfType<MatVec>();

    /// <summary>Whether one call computes the whole layer: it has read all of the previous h when it writes the next.</summary>
    public bool IsOneCall => BlockCount + (Rest is null ? 0 : 1) == 1;

    /// <summary>Floats from one block of the weights to the next.</summary>
    public long BlockStride => (long)BlockPanels * Kernels.First().WeightStride;

    /// <summary>Sums kept apart per accumulator, so that few panels still have enough in flight.</summary>
    public static int SplitFor(int panels) => Math.Max(1, SumsInFlight / (2 * panels));

    /// <summary>Cuts a layer's panels into blocks and a rest.</summary>
    /// <param name="name">Name of the method.</param>
    /// <param name="layer">Index of the layer.</param>
    /// <param name="widths">Panels and units of a layer.</param>
    /// <param name="kernel">Makes the product of a number of panels, given its name.</param>
    public static LayerStep Of(string name, int layer, PaddedWidths widths, Func<string, int, MatVec> kernel)
    {
        int blocks = widths.GatePanels / BlockPanels;
        int rest = widths.GatePanels % BlockPanels;
        return new LayerStep(
            $"{name}{layer}",
            layer,
            blocks > 0 ? kernel($"{name}Block{layer}", BlockPanels) : null,
            blocks,
            rest > 0 ? kernel($"{name}Rest{layer}", rest) : null,
            BlockPanels / widths.PanelsPerGroup * widths.UnitsPerGroup);
    }
}

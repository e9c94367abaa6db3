namespace RnnGen.Generators;

/// <summary>
/// Matrix product result[M, N] = left[M, K] · weights[K, N] with all three in panels of 16 columns: left [K/16][·][16], weights [N/16][·][16],
/// result [N/16][·][16]. Every element is the same chain of multiply-adds in every tile, so that it has the same bits with vectors of any width.
/// </summary>
/// <param name="Rows">M, cut into register tiles.</param>
/// <param name="Depth">K; 0 where the caller passes the number of panels of K instead.</param>
/// <param name="Panels">N/16; 0 where only the caller knows it.</param>
/// <param name="LeftStride">Floats between panels of left.</param>
/// <param name="WeightStride">Floats between panels of the weights.</param>
/// <param name="ResultStride">Floats between panels of the result.</param>
/// <param name="Start">What the accumulators begin with.</param>
/// <param name="Split">Which part of the result one call computes.</param>
/// <param name="PrefetchDistance">Floats between the weights in use and those asked for; 0 where they are in the second-level cache.</param>
internal sealed record PanelProduct(
    string Name,
    string Equation,
    RowTiling Rows,
    int Depth,
    int Panels,
    int LeftStride,
    int WeightStride,
    int ResultStride,
    ProductStart Start,
    ProductSplit Split,
    int PrefetchDistance) : Kernel(Name, Equation)
{
    /// <summary>Panels of K worked off at once: 256 rows of a panel of the weights are 16 KiB, which stay in the first-level cache for all rows of left.</summary>
    public const int BlockPanels = 16;

    /// <summary>The longest K whose panel of weights stays there as a whole: 24 KiB.</summary>
    private const int LongestUnblocked = 384;

    /// <summary>Whether K is worked off in blocks, the sums resting in the result in between.</summary>
    public bool IsBlocked => Depth is 0 or > LongestUnblocked;

    /// <summary>The 16 cache lines of weights that one panel of the left side is multiplied with, where they are asked for ahead of use.</summary>
    public IEnumerable<int> PrefetchedLines => Enumerable.Range(0, PrefetchDistance == 0 ? 0 : Panel.Width).Select(line => line * Panel.Width);

    /// <summary>The register tiles where vectors have 16 floats: one is a row of a panel.</summary>
    public RowTiling WideRows => RowTiling.Wide(Rows.Rows);

    /// <summary>Panels of K that are full.</summary>
    public int DepthPanels => Depth / Panel.Width;

    /// <summary>Columns of K in the last panel, where it is not full.</summary>
    public int DepthTail => Depth % Panel.Width;

    public override string Shapes =>
        $"left [{(Depth == 0 ? "depthPanels" : $"{Panel.Count(Depth)}")}][{Rows.Rows}][16] · weights [{PanelText}][{(Depth == 0 ? "16·depthPanels" : $"{Depth}")}][16] → result [{PanelText}][{Rows.Rows}][16]";

    private string PanelText => Panels == 0 ? "panels" : $"{Panels}";
}

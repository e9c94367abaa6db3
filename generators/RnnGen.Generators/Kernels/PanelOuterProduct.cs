namespace RnnGen.Generators;

/// <summary>
/// Weight gradient result[K, N] = leftᵀ[K, M] · right[M, N], summed over the rows of a batch; left [K/16][·][16], right [N/16][·][16] and
/// result [N/16][·][16] in panels. One call computes the panels that its caller passes.
/// </summary>
/// <param name="Rows">M: rows summed over.</param>
/// <param name="DepthPanels">Full panels of K.</param>
/// <param name="PanelTiles">Register tiles of the 16 rows of a full panel.</param>
/// <param name="TailTiles">Register tiles of the rows in the last panel, where it is not full; null where all are full.</param>
/// <param name="Panels">N/16; 0 where only the caller knows it.</param>
/// <param name="LeftStride">Floats between panels of left.</param>
/// <param name="RightStride">Floats between panels of right.</param>
/// <param name="ResultStride">Floats between panels of the result.</param>
/// <param name="CanAccumulate">Whether the caller says if the result is added to or overwritten.</param>
/// <param name="Prefetches">Whether a tile of the result is asked for before the sums that go there begin: where the result does not fit the second-level cache.</param>
internal sealed record PanelOuterProduct(
    string Name,
    string Equation,
    int Rows,
    int DepthPanels,
    RowTiling PanelTiles,
    RowTiling? TailTiles,
    int Panels,
    int LeftStride,
    int RightStride,
    int ResultStride,
    bool CanAccumulate,
    bool Prefetches) : Kernel(Name, Equation)
{
    /// <summary>The most rows summed over at once: 12 KiB of a panel of each side, which stay in the first-level cache for all tiles of the panel.</summary>
    private const int MostBlockRows = 192;

    /// <summary>Whether the rows are worked off in blocks, the sums resting in the result in between.</summary>
    public bool IsBlocked => Blocks > 1;

    /// <summary>Rows of a block; the last may have fewer.</summary>
    public int BlockRows => (Rows + Blocks - 1) / Blocks;

    /// <summary>Heights of the tiles where vectors have 16 floats: the rows of a panel, all at once.</summary>
    public IEnumerable<int> WideHeights => new[] { DepthPanels > 0 ? Panel.Width : 0, TailTiles?.Rows ?? 0 }.Where(height => height > 0);

    private int Blocks => (Rows + MostBlockRows - 1) / MostBlockRows;

    public override string Shapes => $"left [{Panel.Count(Depth)}][{Rows}][16]ᵀ · right [{PanelText}][{Rows}][16] → result [{PanelText}][{Depth}][16]";

    private int Depth => (DepthPanels * Panel.Width) + (TailTiles?.Rows ?? 0);

    private string PanelText => Panels == 0 ? "panels" : $"{Panels}";
}

namespace RnnGen.Generators.Layout;

/// <summary>
/// The division of a product's rows into register tiles: of one panel with vectors of 8 at most six rows, whose 12 accumulators, 2 weight vectors and 1 broadcast
/// fit 16 registers; of two panels with vectors of 16 at most 14 rows, whose 28 accumulators, 2 weight vectors and 1 broadcast fit 32; of three at most 8; of one panel, where there are
/// not two, at most 24. Heights differ by at most one, so no tile has too few accumulators to hide the latency of an FMA.
/// </summary>
/// <param name="Tall">Height of the first tiles.</param>
/// <param name="TallCount">Number of tall tiles.</param>
/// <param name="ShortCount">Number of tiles after them, one row shorter.</param>
internal sealed record RowTiling(int Tall, int TallCount, int ShortCount)
{
    private const int MaxHeight = 6;
    private const int MaxWideHeight = 24;
    private const int MaxWidePairHeight = 14;
    private const int MaxWideTripleHeight = 8;

    public int Short => Tall - 1;

    /// <summary>All tiles.</summary>
    public int Count => TallCount + ShortCount;

    public int TallRows => Tall * TallCount;

    public int Rows => TallRows + (Short * ShortCount);

    /// <summary>The heights that occur.</summary>
    public IEnumerable<int> Heights => ShortCount == 0 ? [Tall] : [Tall, Short];

    /// <summary>Each tile's first row and height.</summary>
    public IEnumerable<(int Row, int Height)> Tiles
    {
        get
        {
            for (int tile = 0; tile < TallCount; tile++)
            {
                yield return (tile * Tall, Tall);
            }

            for (int tile = 0; tile < ShortCount; tile++)
            {
                yield return (TallRows + (tile * Short), Short);
            }
        }
    }

    /// <summary>Tiles for vectors of 8.</summary>
    public static RowTiling Of(int rows) => Of(rows, MaxHeight);

    /// <summary>Tiles of one panel for vectors of 16.</summary>
    public static RowTiling Wide(int rows) => Of(rows, MaxWideHeight);

    /// <summary>Tiles of two panels for vectors of 16.</summary>
    public static RowTiling WidePair(int rows) => Of(rows, MaxWidePairHeight);

    /// <summary>Tiles of three panels for vectors of 16.</summary>
    public static RowTiling WideTriple(int rows) => Of(rows, MaxWideTripleHeight);

    private static RowTiling Of(int rows, int maxHeight)
    {
        int tiles = (rows + maxHeight - 1) / maxHeight;
        int shortHeight = rows / tiles;
        int taller = rows % tiles;
        return taller == 0 ? new RowTiling(shortHeight, tiles, 0) : new RowTiling(shortHeight + 1, taller, tiles - taller);
    }
}

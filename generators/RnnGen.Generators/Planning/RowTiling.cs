namespace RnnGen.Generators;

/// <summary>
/// Rows of a product cut into register tiles of at most six rows by one panel: 12 accumulators, 2 weight vectors and 1 broadcast fit the 16
/// vector registers. Heights differ by at most one, so no tile is left with too few accumulators to hide the latency of an FMA.
/// </summary>
/// <param name="Tall">Height of the first tiles.</param>
/// <param name="TallCount">How many of them.</param>
/// <param name="ShortCount">Tiles of one row less behind them.</param>
internal sealed record RowTiling(int Tall, int TallCount, int ShortCount)
{
    private const int MaxHeight = 6;

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

    public static RowTiling Of(int rows)
    {
        int tiles = (rows + MaxHeight - 1) / MaxHeight;
        int shortHeight = rows / tiles;
        int taller = rows % tiles;
        return taller == 0 ? new RowTiling(shortHeight, tiles, 0) : new RowTiling(shortHeight + 1, taller, tiles - taller);
    }
}

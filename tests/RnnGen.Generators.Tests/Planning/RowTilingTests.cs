namespace RnnGen.Generators.Tests;

/// <summary>Rows cut into register tiles.</summary>
public sealed class RowTilingTests
{
    /// <summary>Exhaustive up to five times sixteen rows, and the counts that real batches and sequences give.</summary>
    public static TheoryData<int> Rows => new([.. Enumerable.Range(1, 80), 156, 102, 640, 1024, 4097, 4096 * 4096]);

    [Theory]
    [MemberData(nameof(Rows))]
    public void CoversTheRowsWithTilesOfNearlyEqualHeight(int rows)
    {
        CheckCover(rows, RowTiling.Of(rows), mostRows: 6);
        CheckCover(rows, RowTiling.Wide(rows), mostRows: 24);
        CheckCover(rows, RowTiling.WidePair(rows), mostRows: 14);
        CheckCover(rows, RowTiling.WideTriple(rows), mostRows: 8);
    }

    [Theory]
    [MemberData(nameof(Rows))]
    public void ListsItsTilesWithoutGaps(int rows)
    {
        CheckList(rows, RowTiling.Of(rows));
        CheckList(rows, RowTiling.Wide(rows));
        CheckList(rows, RowTiling.WidePair(rows));
        CheckList(rows, RowTiling.WideTriple(rows));
    }

    [Theory]
    [InlineData(6, 6, 1, 0)]
    [InlineData(7, 4, 1, 1)]
    [InlineData(13, 5, 1, 2)]
    [InlineData(16, 6, 1, 2)]
    [InlineData(17, 6, 2, 1)]
    public void BalancesTheHeights(int rows, int tall, int tallCount, int shortCount) =>
        Assert.Equal(new RowTiling(tall, tallCount, shortCount), RowTiling.Of(rows));

    [Theory]
    [InlineData(24, 24, 1, 0)]
    [InlineData(25, 13, 1, 1)]
    [InlineData(49, 17, 1, 2)]
    [InlineData(50, 17, 2, 1)]
    public void BalancesTheHeightsOfWideVectors(int rows, int tall, int tallCount, int shortCount) =>
        Assert.Equal(new RowTiling(tall, tallCount, shortCount), RowTiling.Wide(rows));

    private static void CheckCover(int rows, RowTiling tiling, int mostRows)
    {
        Assert.Equal(rows, tiling.Rows);
        Assert.Equal((rows + mostRows - 1) / mostRows, tiling.Count);
        Assert.All(tiling.Heights, height => Assert.InRange(height, 1, mostRows));
        Assert.InRange(tiling.Heights.Max() - tiling.Heights.Min(), 0, 1);
        Assert.Equal(tiling.Heights.Distinct(), tiling.Heights);
    }

    private static void CheckList(int rows, RowTiling tiling)
    {
        int next = 0;
        foreach ((int row, int height) in tiling.Tiles)
        {
            Assert.Equal(next, row);
            Assert.Contains(height, tiling.Heights);
            next += height;
        }

        Assert.Equal(rows, next);
    }
}

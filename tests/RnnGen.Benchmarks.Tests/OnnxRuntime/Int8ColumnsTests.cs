namespace RnnGen.Benchmarks.Tests;

public sealed class Int8ColumnsTests
{
    /// <summary>Two columns of three rows; the first one's largest element is −2, the second one's 0.5.</summary>
    [Fact]
    public void A_column_is_scaled_by_its_largest_element()
    {
        Int8Columns matrix = new([1, -2, 0.5f, 0.25f, 0, 0.5f], columnCount: 2);
        Assert.Equal((3, 2), (matrix.Rows, matrix.Columns));
        Assert.Equal([2 / 127f, 0.5f / 127], matrix.Scales);
        // Row by row: 63.5 and 31.75 are rounded.
        Assert.Equal([64, 64, -127, 0, 32, 127], matrix.Values.Select(value => (int)(sbyte)value));
    }

    [Fact]
    public void A_column_of_zeros_stays_zero()
    {
        Int8Columns matrix = new([0, 0, 1, 1], columnCount: 2);
        Assert.Equal([0, 127, 0, 127], matrix.Values);
        Assert.Equal([1, 1 / 127f], matrix.Scales);
    }
}

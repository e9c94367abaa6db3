namespace RnnGen.Generators.Tests;

/// <summary>Where something begins, as an expression that can stand after <c>ref</c>.</summary>
public sealed class PlaceTests
{
    [Theory]
    [InlineData(new string[0], "x")]
    [InlineData(new[] { "A" }, "Unsafe.Add(ref x, A)")]
    [InlineData(new[] { "t * B" }, "Unsafe.Add(ref x, t * B)")]
    [InlineData(new[] { "A", "B" }, "Unsafe.Add(ref x, A + B)")]
    [InlineData(new[] { "A", "t * B" }, "Unsafe.Add(ref x, A + (t * B))")]
    [InlineData(new[] { "A", "t * B", "C" }, "Unsafe.Add(ref x, A + (t * B) + C)")]
    [InlineData(new[] { "A", "(t - 1) * B" }, "Unsafe.Add(ref x, A + ((t - 1) * B))")]
    [InlineData(new[] { "A", "UnitOffset(group, Stride)" }, "Unsafe.Add(ref x, A + UnitOffset(group, Stride))")]
    [InlineData(new[] { "A", "group * (HiddenSize * 16)" }, "Unsafe.Add(ref x, A + (group * (HiddenSize * 16)))")]
    public void AddsItsOffsetsWithBracketsAroundProducts(string[] offsets, string expected)
    {
        Assert.Equal(expected, new Place("x", offsets).ToString());
        Assert.Equal(expected, offsets.Aggregate(new Place("x"), (place, offset) => place.At(offset)).ToString());
    }

    [Fact]
    public void StaysWhereItIsWhenAnotherGoesOn()
    {
        Place place = new("x", "A");

        _ = place.At("B");

        Assert.Equal("Unsafe.Add(ref x, A)", place.ToString());
    }

    [Fact]
    public void IsPassedByReference()
    {
        MatrixType type = new(3, 5, Stride.Of(80));
        Matrix matrix = new(new Place("x", "A"), type);

        Assert.Equal("ref Unsafe.Add(ref x, A)", matrix.Argument);
        Assert.Equal("ref y", matrix.Named("y").Argument);
        Assert.Equal("ref Unsafe.Add(ref x, A)", matrix.FirstRows(2).Argument);
        Assert.Equal("ref Unsafe.Add(ref x, A)", matrix.FirstPanels(Extent.Of(2)).Argument);
        Assert.Equal("ref Unsafe.Add(ref x, A + (t * B))", matrix.Rows("t * B", 2).Argument);
        Assert.Equal("ref Unsafe.Add(ref x, A + UnitOffset(group, 80))", matrix.UnitsOf("group", 8).Argument);
    }
}

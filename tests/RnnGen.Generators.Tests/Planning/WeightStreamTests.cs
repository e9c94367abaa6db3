namespace RnnGen.Generators.Tests;

/// <summary>Which weights are asked for ahead of their use, at the edges of the caches.</summary>
public sealed class WeightStreamTests
{
    [Theory]
    [InlineData(1 << 20, false)]
    [InlineData((1 << 20) + 64, true)]
    [InlineData(12 << 20, true)]
    [InlineData((12 << 20) + 64, false)]
    public void OneWordAsksAheadWhereWeightsComeFromTheThirdLevelCache(int bytes, bool asks) =>
        Assert.Equal(asks, WeightStream.IsInThirdLevel(bytes / sizeof(float)));

    [Theory]
    [InlineData(1 << 19, false)]
    [InlineData((1 << 19) + 64, true)]
    [InlineData(1 << 30, true)]
    public void ManyRowsAskAheadWhereWeightsLeaveTheSecondLevelCacheNoRoom(int bytes, bool asks) =>
        Assert.Equal(asks, WeightStream.IsFar(bytes / sizeof(float)));

    [Fact]
    public void AsksAPageAhead() => Assert.Equal(4096, WeightStream.PageFloats * sizeof(float));
}

namespace RnnGen.Generators.Tests;

public sealed class WeightStreamTests
{
    [Theory]
    [InlineData(1 << 20, 0)]
    [InlineData((1 << 20) + 64, 1024)]
    [InlineData(12 << 20, 1024)]
    [InlineData((12 << 20) + 64, 0)]
    public void AsksAheadWhereWeightsComeFromTheThirdLevelCache(int bytes, int distance) =>
        Assert.Equal(distance, WeightStream.PrefetchDistance(new Region("Weights", 0, bytes / sizeof(float), "")));
}

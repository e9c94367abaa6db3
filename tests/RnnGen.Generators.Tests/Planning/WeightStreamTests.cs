namespace RnnGen.Generators.Tests;

public sealed class WeightStreamTests
{
    [Theory]
    [InlineData(1 << 20, 0)]
    [InlineData((1 << 20) + 64, 1024)]
    [InlineData(12 << 20, 1024)]
    [InlineData((12 << 20) + 64, 0)]
    public void Weights_are_asked_for_ahead_where_they_come_from_the_third_level_cache(int bytes, int distance) =>
        Assert.Equal(distance, WeightStream.PrefetchDistance(new Region("Weights", 0, bytes / sizeof(float), "")));

    [Fact]
    public void A_round_asks_for_one_line_a_row()
    {
        MatVec kernel = new("StepOutput", "", "hidden", 64, 0, MatVecStart.Bias, "logits", null, 1024);

        Assert.Equal([1024, 1040, 1056, 1072], kernel.PrefetchOffsets);
        Assert.Empty((kernel with { PrefetchDistance = 0 }).PrefetchOffsets);
    }
}

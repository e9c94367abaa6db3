using RnnGen.Cli;

namespace RnnGen.Tests;

public sealed class PerplexityTextTests
{
    [Theory]
    [InlineData(1, "1.00")]
    [InlineData(64.127, "64.13")]
    [InlineData(999_999.4, "999999.40")]
    [InlineData(1_000_000, "1.00e+6")]
    [InlineData(151_592_845_695_181_408, "1.52e+17")]
    [InlineData(double.PositiveInfinity, "Infinity")]
    [InlineData(double.NaN, "NaN")]
    public void A_large_perplexity_is_told_by_its_magnitude(double perplexity, string expected) =>
        Assert.Equal(expected, PerplexityText.Of(perplexity));
}

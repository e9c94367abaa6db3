namespace RnnGen.NGrams.Tests;

public sealed class DiscountsTests
{
    [Fact]
    public void Discounts_follow_from_the_counts_of_counts()
    {
        // n₁ = 4, n₂ = 2, n₃ = 1, n₄ = 1; Y = 4/8.
        Discounts discounts = Discounts.Estimate([1, 1, 1, 1, 2, 2, 3, 4, 9]);
        Assert.Equal(new Discounts(0.5, 1.25, 1), discounts);
        Assert.Equal((0, 0.5, 1.25, 1, 1), (discounts[0], discounts[1], discounts[2], discounts[3], discounts[9]));
    }

    [Theory]
    [InlineData]
    [InlineData(5, 5, 5)]
    [InlineData(1, 1, 1)]
    [InlineData(1, 1, 1, 1, 2, 3, 3, 4)]
    public void Counts_that_give_no_discounts_take_fixed_ones(params int[] counts) =>
        Assert.Equal(new Discounts(0.5, 1, 1.5), Discounts.Estimate(counts));
}

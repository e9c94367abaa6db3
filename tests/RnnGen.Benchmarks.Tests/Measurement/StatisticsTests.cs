namespace RnnGen.Benchmarks.Tests;

public sealed class StatisticsTests
{
    [Theory]
    [InlineData(new double[] { 7 }, 7)]
    [InlineData(new double[] { 9, 1, 2 }, 2)]
    [InlineData(new double[] { 4, 1, 1000, 2 }, 3)]
    public void The_median_is_the_middle_value_or_the_mean_of_the_middle_two(double[] values, double median) => Assert.Equal(median, Statistics.Median(values));

    [Fact]
    public void There_is_no_median_of_nothing() => Assert.Throws<ArgumentException>(() => Statistics.Median([]));
}

using RnnGen.Cli;

namespace RnnGen.Tests;

public sealed class TickTests
{
    [Theory]
    [InlineData(0.5, 2e5, new[] { 1, 10, 100, 1000, 1e4, 1e5 })]
    [InlineData(1e-16, 2, new[] { 1e-15, 1e-10, 1e-5, 1 })]
    [InlineData(40, 600, new[] { 50.0, 100, 200, 500 })]
    [InlineData(155, 690, new[] { 200.0, 300, 400, 500, 600 })]
    [InlineData(61, 77, new[] { 65.0, 70, 75 })]
    [InlineData(0.3, 0.9, new[] { 0.4, 0.6, 0.8 })]
    public void Ticks_are_round_and_few(double lowest, double highest, double[] expected) =>
        Assert.Equal(expected, LogarithmicTicks.Between(lowest, highest).Select(tick => Math.Round(tick, 15)));

    [Theory]
    [InlineData(0, "0")]
    [InlineData(0.00025, "2.5e-4")]
    [InlineData(0.05, "0.05")]
    [InlineData(1500, "1500")]
    [InlineData(150_000, "150k")]
    [InlineData(1_000_000, "1e+6")]
    [InlineData(1.5e19, "1.5e+19")]
    public void Numbers_at_ticks_are_short(double tick, string expected) => Assert.Equal(expected, TickText.Of(tick));
}

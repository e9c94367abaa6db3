namespace RnnGen.Benchmarks.Tests;

public sealed class LimitsTests
{
    private static readonly MeasurementPlan Brief = new(Rounds: 2, Piece: TimeSpan.FromMilliseconds(0.1), WarmUp: TimeSpan.Zero);

    [Fact]
    public void The_peak_is_a_rate()
    {
        FmaPeak peak = new(Brief);
        Assert.True(peak.Measure() > 0);
        Assert.True(double.IsFinite(peak.MedianGflops));
    }

    /// <summary>x ← 0.999·x + 0.999 from 0.999: where a chain ends says whether it took all its steps.</summary>
    [Fact]
    public void Every_chain_takes_every_step()
    {
        double expected = 0.999;
        for (int step = 0; step < 1000; step++)
        {
            expected = (0.999 * expected) + 0.999;
        }

        WideFmaChains wide = new();
        wide.Run(1);
        Assert.Equal(16 * 16 * expected, wide.Result, 1e-3 * 16 * 16 * expected);
        Assert.Equal(2.0 * 16 * 16 * 1000, wide.OperationsPerRepetition);
        foreach ((FmaChains chains, int count) in ((FmaChains, int)[])[(new TenFmaChains(), 10), (new TwelveFmaChains(), 12)])
        {
            chains.Run(1);
            Assert.Equal(8 * count * expected, chains.Result, 1e-3 * 8 * count * expected);
            Assert.Equal(2.0 * 8 * count * 1000, chains.OperationsPerRepetition);
        }
    }

    [Theory]
    [InlineData(1)]
    [InlineData(16 << 10)]
    [InlineData(1_000_001)]
    public void A_pass_reads_the_whole_buffer(long bytes)
    {
        using StreamingRead read = new(bytes);
        read.Run(1);
        Assert.InRange(read.BytesPerRepetition, bytes, bytes + 256);
        Assert.Equal(read.BytesPerRepetition / sizeof(float), read.Sum);
    }
}

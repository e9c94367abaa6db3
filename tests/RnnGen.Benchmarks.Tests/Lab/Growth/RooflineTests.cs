using RnnGen.Lab;
using RnnGen.Training;

namespace RnnGen.Benchmarks.Tests;

public sealed class RooflineTests
{
    /// <summary>
    /// 6·16·10·(4·128·(64 + 128) + 4096·128) operations; 4096·64 + 4·128·(64 + 128 + 1) + 4096·(128 + 1) parameters, eight floats moved and four kept of each.
    /// </summary>
    [Theory]
    [InlineData(1, 5_976_883.2, 569_180.16)]
    [InlineData(2, 2_988_441.6, 284_590.08)]
    public void The_limit_of_a_training_step_is_shared_by_its_threads(int threads, double computeNanoseconds, double trafficNanoseconds)
    {
        Roofline roofline = TrainingStep(batchSize: 16, threads);
        Assert.Equal(597_688_320, roofline.Operations);
        Assert.Equal(889_344 * 32, roofline.TrafficBytes);
        Assert.Equal(889_344 * 16 / threads, roofline.WorkingSetBytesPerThread);
        Assert.Equal(computeNanoseconds, roofline.ComputeNanoseconds(gflops: 100), 1e-3);
        Assert.Equal(trafficNanoseconds, roofline.TrafficNanoseconds(gigabytesPerSecond: 50), 1e-3);
    }

    [Theory]
    [InlineData(1, true)]
    [InlineData(2, false)]
    public void A_step_of_few_sequences_is_bound_by_traffic(int batchSize, bool isBoundByTraffic)
    {
        Roofline roofline = TrainingStep(batchSize, threads: 1);
        GrowthPoint point = new(batchSize, Nanoseconds: 1e6, roofline.ComputeNanoseconds(100), roofline.TrafficNanoseconds(50));
        Assert.Equal(isBoundByTraffic, point.IsBoundByTraffic);
        Assert.Equal(isBoundByTraffic ? 569_180.16 : 747_110.4, point.LimitNanoseconds, 1e-3);
    }

    /// <summary>4·128·64 elements of Wxh, 4·128·128 of Whh, 4096·128 of Why.</summary>
    [Theory]
    [InlineData(true, false, 622_592)]
    [InlineData(true, true, 589_824)]
    [InlineData(false, false, 98_304)]
    [InlineData(false, true, 65_536)]
    public void A_word_multiplies_with_every_weight_that_no_table_replaces(bool suggests, bool isFolded, double weights)
    {
        MeasuredModel model = MeasuredModels.Find(RecurrentCell.Lstm, 4096, 64, 128);
        Roofline roofline = new WordGrowthCase(4096, model, new FreezeOptions(), suggests).Roofline(isFolded);
        Assert.Equal(new Roofline(2 * weights, TrafficBytes: 4 * weights, WorkingSetBytes: 4 * weights, Threads: 1), roofline);
    }

    private static Roofline TrainingStep(int batchSize, int threads) =>
        new TrainingGrowthCase(batchSize, TrainedModels.ByBatchSize.Single(model => model.BatchSize == batchSize), threads).Roofline;
}

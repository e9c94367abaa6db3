using RnnGen.SweepModels;
using RnnGen.Tests.Gradients;

namespace RnnGen.Tests;

/// <summary>The number of threads is a matter of speed alone.</summary>
[Trait("Category", "Numerics")]
public sealed class ThreadCountTests
{
    private const int Steps = 200;

    public static TheoryData<string> Names { get; } = [.. SweptModel.Names];

    /// <summary>All parameters after 200 steps, to the bit; after fewer where a step is a thousand times as large.</summary>
    [Theory]
    [MemberData(nameof(Names))]
    public void ThreadsDoNotChangeABit(string name)
    {
        int steps = SweptModel.VocabularySize(name) > 1000 ? 5 : Steps;
        float[] alone = Train(name, threads: 1, out double norm, steps: steps);
        foreach (int threads in (int[])[2, 3, 8])
        {
            float[] together = Train(name, threads, out double sameNorm, steps: steps);

            Assert.Equal(norm, sameNorm);
            Assert.True(alone.AsSpan().SequenceEqual(together), $"{name}: {threads} threads come to other parameters than one.");
        }

        Assert.All(alone, parameter => Assert.True(float.IsFinite(parameter)));
    }

    /// <summary>The same with sampled softmax: its candidates are drawn by one thread.</summary>
    [Theory]
    [InlineData("LstmWide")]
    [InlineData("GruWide")]
    [InlineData("LstmManyBlocks")]
    [InlineData("LstmTiedE40H40L2")]
    [InlineData("LstmTiedManyBlocks")]
    public void ThreadsDoNotChangeABitOfSampledSoftmax(string name)
    {
        float[] alone = Train(name, threads: 1, out _, sampledWords: 48, steps: 5);

        Assert.True(alone.AsSpan().SequenceEqual(Train(name, threads: 2, out _, sampledWords: 48, steps: 5)));
        Assert.True(alone.AsSpan().SequenceEqual(Train(name, threads: 3, out _, sampledWords: 48, steps: 5)));
        Assert.False(alone.AsSpan().SequenceEqual(Train(name, threads: 1, out _, steps: 5)));
    }

    [Fact]
    public void ThreadsDoNotChangeABitOfAnyOptimizer()
    {
        foreach (Optimizer optimizer in (Optimizer[])[Optimizers.AdamW(1e-3f), Optimizers.RmsProp(1e-3f, weightDecay: 0.1), Optimizers.Sgd(0.1f, momentum: 0.9, weightDecay: 0.1)])
        {
            float[] alone = Train("LstmWide", threads: 1, out _, steps: 5, optimizer: optimizer);

            Assert.True(alone.AsSpan().SequenceEqual(Train("LstmWide", threads: 3, out _, steps: 5, optimizer: optimizer)), $"{optimizer}");
        }
    }

    [Fact]
    public void EveryProcessorWorksByDefaultWhereAStepIsLarge() =>
        Assert.Equal(Environment.ProcessorCount, new RandomModel("LstmManyBlocks", seed: 1).Model.CreateTrainer(new TrainingOptions()).Threads);

    [Fact]
    public void ASmallStepIsNotShared() => Assert.Equal(1, new RandomModel("TanhE1H7L1", seed: 1).Model.CreateTrainer(new TrainingOptions()).Threads);

    [Fact]
    public void AsManyThreadsWorkAsAreAskedFor() =>
        Assert.Equal(3, new RandomModel("TanhE1H7L1", seed: 1).Model.CreateTrainer(new TrainingOptions { Threads = 3 }).Threads);

    [Fact]
    public void LessThanNoThreadIsRefused()
    {
        ArgumentOutOfRangeException refused = Assert.Throws<ArgumentOutOfRangeException>(() => new BigramModel(6).CreateTrainer(new TrainingOptions { Threads = -1 }));

        Assert.Contains("Threads is -1, but must be at least 1", refused.Message, StringComparison.Ordinal);
    }

    private static float[] Train(string name, int threads, out double lastNorm, int sampledWords = 0, int steps = Steps, Optimizer? optimizer = null)
    {
        RandomModel random = new(name, seed: 5);
        Trainer trainer = random.Model.CreateTrainer(new TrainingOptions { Optimizer = optimizer ?? Optimizers.Adam(1e-3f), ClipNorm = 0.5f, Threads = threads, SampledWords = sampledWords });
        lastNorm = 0;
        for (int step = 0; step < steps; step++)
        {
            random.NextBatch();
            lastNorm = trainer.Step(random.Inputs, random.Targets).GradientNorm;
            trainer.CarryState();
        }

        return random.Model.Bound.Parameters.Span.ToArray();
    }
}

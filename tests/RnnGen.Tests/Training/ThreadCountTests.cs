using System.Runtime.Intrinsics;
using RnnGen.SweepModels;
using RnnGen.Tests.Gradients;
using RnnGen.Tests.Threading;
using RnnGen.Threading;
using RnnGen.Training;

namespace RnnGen.Tests;

/// <summary>The number of threads is a matter of speed alone.</summary>
[Trait("Category", "Numerics")]
public sealed class ThreadCountTests
{
    /// <summary>Another number of threads in every step.</summary>
    private const int Drawn = 0;

    public static TheoryData<string> Names { get; } = [.. SweptModel.Names];

    /// <summary>All parameters after many steps, to the bit. All teams train at the same time, so that their threads take cores from each other at any moment.</summary>
    [Theory]
    [MemberData(nameof(Names))]
    public async Task ThreadsDoNotChangeABit(string name)
    {
        int steps = StepsOf(name);
        int[] threads = [1, 2, 3, 8, Drawn];
        (float[] Parameters, double Norm)[] trained = await Task.WhenAll(threads.Select(count => Task.Run(() => (Train(name, count, out double norm, steps), norm))));

        Assert.All(trained[0].Parameters, parameter => Assert.True(float.IsFinite(parameter)));
        for (int i = 1; i < threads.Length; i++)
        {
            Assert.Equal(trained[0].Norm, trained[i].Norm);
            Assert.True(trained[0].Parameters.AsSpan().SequenceEqual(trained[i].Parameters), $"{name}: {threads[i]} threads (0: a number drawn for every step) come to other parameters than one.");
        }
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
        float[] alone = Train(name, threads: 1, out _, steps: 5, sampledWords: 48);

        Assert.True(alone.AsSpan().SequenceEqual(Train(name, threads: 2, out _, steps: 5, sampledWords: 48)));
        Assert.True(alone.AsSpan().SequenceEqual(Train(name, threads: 3, out _, steps: 5, sampledWords: 48)));
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
    public void AsManyThreadsWorkAsAreAskedForAndThereAreProcessors() =>
        Assert.Equal(Math.Min(3, Environment.ProcessorCount), new RandomModel("TanhE1H7L1", seed: 1).Model.CreateTrainer(new TrainingOptions { Threads = 3 }).Threads);

    [Fact]
    public void LessThanNoThreadIsRefused()
    {
        ArgumentOutOfRangeException refused = Assert.Throws<ArgumentOutOfRangeException>(() => new TrainingOptions { Threads = -1 });

        Assert.Contains("Threads is -1, but must be from 1 to 256", refused.Message, StringComparison.Ordinal);
    }

    /// <summary>
    /// 200; 5 where a step is a thousand times as large; and 40 of a wide model where vectors are switched off and a step takes fifty times as long. What threads
    /// share and where they wait is the same code there.
    /// </summary>
    private static int StepsOf(string name) => SweptModel.VocabularySize(name) switch
    {
        > 1000 => 5,
        > 100 when !Vector256.IsHardwareAccelerated => 40,
        _ => 200,
    };

    private static float[] Train(string name, int threads, out double lastNorm, int steps, int sampledWords = 0, Optimizer? optimizer = null)
    {
        RandomModel random = new(name, seed: 5);
        TrainingOptions options = new() { Optimizer = optimizer ?? Optimizers.Adam(1e-3f), ClipNorm = 0.5f, SampledWords = sampledWords };
        Trainer trainer = new(random.Model, options, threads == Drawn ? new DrawnTeamSize(8) : new FixedTeamSize(threads));
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

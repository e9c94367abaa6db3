using RnnGen.Tests.Gradients;
using RnnGen.Threading;
using RnnGen.Training;

namespace RnnGen.Tests;

/// <summary>Dropout as an option of training.</summary>
[Trait("Category", "Numerics")]
public sealed class DropoutTests
{
    private static readonly DropoutRates Rates = new() { Embedding = 0.1f, Layers = 0.3f, Output = 0.5f };

    /// <summary>All parameters after many steps, to the bit.</summary>
    [Theory]
    [InlineData("TanhE8H17L2", 0)]
    [InlineData("ReluE15H15L3", 0)]
    [InlineData("LstmE0H16L3", 0)]
    [InlineData("LstmE8H17L3", 0)]
    [InlineData("TanhE8H17L2", 16)]
    public void ThreadsDoNotChangeABit(string name, int sampledWords)
    {
        float[] alone = Train(name, Rates, threads: 1, sampledWords: sampledWords);
        foreach (int threads in (int[])[2, 3, 8])
        {
            Assert.True(alone.AsSpan().SequenceEqual(Train(name, Rates, threads, sampledWords: sampledWords)), $"{name}: {threads} threads come to other parameters than one.");
        }

        Assert.All(alone, parameter => Assert.True(float.IsFinite(parameter)));
    }

    [Theory]
    [InlineData("TanhE8H17L2", 0)]
    [InlineData("LstmE0H16L3", 0)]
    [InlineData("GruWide", 0)]
    [InlineData("TanhE8H17L2", 16)]
    public void ThreadsDoNotChangeABitOfAllMeansTogether(string name, int sampledWords)
    {
        DropoutRates everything = Rates with { Words = 0.1f, RecurrentWeights = 0.2f, PerSequence = true };
        float[] alone = Train(name, everything, threads: 1, sampledWords: sampledWords, penalty: 2);
        foreach (int threads in (int[])[2, 3, 8])
        {
            Assert.True(alone.AsSpan().SequenceEqual(Train(name, everything, threads, sampledWords: sampledWords, penalty: 2)), $"{name}: {threads} threads come to other parameters than one.");
        }

        Assert.All(alone, parameter => Assert.True(float.IsFinite(parameter)));
    }

    [Fact]
    public void OneSeedTrainsOneModel()
    {
        float[] model = Train("LstmE8H17L3", Rates);

        Assert.Equal(model, Train("LstmE8H17L3", Rates));
        Assert.NotEqual(model, Train("LstmE8H17L3", Rates, seed: 1));
    }

    [Theory]
    [InlineData(0.1f, 0f, 0f)]
    [InlineData(0f, 0.1f, 0f)]
    [InlineData(0f, 0f, 0.1f)]
    public void EveryRateMatters(float embedding, float layers, float output) =>
        Assert.NotEqual(Train("LstmE8H17L3", DropoutRates.None, steps: 1), Train("LstmE8H17L3", new DropoutRates { Embedding = embedding, Layers = layers, Output = output }, steps: 1));

    /// <summary>Words that enter one-hot have no embedding, and one layer has none below it.</summary>
    [Fact]
    public void RatesOfPlacesThatAModelHasNotApplyNowhere()
    {
        Assert.Equal(Train("TanhE0H17L1", DropoutRates.None), Train("TanhE0H17L1", new DropoutRates { Embedding = 0.5f, Layers = 0.5f }));
        Assert.NotEqual(Train("TanhE0H17L1", DropoutRates.None), Train("TanhE0H17L1", DropoutRates.Everywhere(0.5f)));
    }

    /// <summary>What training measures has dropout; what evaluation measures has none. A learning rate of next to nothing leaves the parameters what they are.</summary>
    [Fact]
    public void EvaluationDropsNothing()
    {
        RandomModel random = new("TanhE8H17L2", seed: 5);
        int[] tokens = [.. Enumerable.Range(0, 60).Select(_ => random.Random.NextInt32(random.WordCount))];

        double Perplexity(DropoutRates rates, ReadOnlyMemory<int> validation) => random.Model
            .CreateTrainer(new TrainingOptions { Epochs = 1, Optimizer = Optimizers.Sgd(1e-30f), Dropout = rates })
            .Fit(new StreamDataset(tokens, random.Model.Shape), validation).BestPerplexity;

        Assert.Equal(Perplexity(DropoutRates.None, tokens), Perplexity(Rates, tokens));
        Assert.NotEqual(Perplexity(DropoutRates.None, default), Perplexity(Rates, default));
    }

    /// <summary>Each step has masks of its own, which the number of the step decides; a run begins again at 0.</summary>
    [Fact]
    public void AStepIsKnownByItsNumber()
    {
        RandomModel random = new("TanhE8H17L2", seed: 5);
        random.NextBatch();
        Team team = new(new FixedTeamSize(1));
        StepWork work = Work();
        double[] losses = [.. Enumerable.Range(0, 4).Select(_ => Loss(work))];

        Assert.Equal(4, losses.Distinct().Count());
        Assert.Equal(4ul, work.Steps);
        StepWork restored = Work();
        restored.Steps = 2;
        Assert.Equal(losses[2], Loss(restored));
        Assert.Equal(losses[3], Loss(restored));
        work.Reset();
        Assert.Equal(losses[0], Loss(work));

        StepWork Work() => new(random.Model.Bound, new AlignedBuffer(random.Model.Bound.Network.Layout.WorkspaceFloats), new TrainingOptions { Dropout = Rates, Seed = 3 });

        double Loss(StepWork work)
        {
            work.Take(random.Inputs, random.Targets);
            return work.Run(team, random.Targets.Count(target => target >= 0), updates: false, learningRate: 0).LossSum;
        }
    }

    [Theory]
    [InlineData(1f)]
    [InlineData(1.5f)]
    [InlineData(-0.1f)]
    [InlineData(float.NaN)]
    public void RatesOutOfRangeAreRefusedByName(float rate)
    {
        Assert.Contains($"Dropout.Embedding is {rate}, but must be at least 0, for no dropout, and below 1.", Refused(() => new DropoutRates { Embedding = rate }), StringComparison.Ordinal);
        Assert.Contains("Dropout.Layers is", Refused(() => new DropoutRates { Layers = rate }), StringComparison.Ordinal);
        Assert.Contains("Dropout.Output is", Refused(() => new DropoutRates { Output = rate }), StringComparison.Ordinal);
        Assert.Contains("Dropout.Words is", Refused(() => new DropoutRates { Words = rate }), StringComparison.Ordinal);
        Assert.Contains("Dropout.RecurrentWeights is", Refused(() => new DropoutRates { RecurrentWeights = rate }), StringComparison.Ordinal);

        static string Refused(Func<object?> set) => Assert.Throws<ArgumentOutOfRangeException>(set).Message;
    }

    [Fact]
    public void EverywhereIsTheSameRateInEveryPlace()
    {
        Assert.Equal(new DropoutRates { Embedding = 0.3f, Layers = 0.3f, Output = 0.3f }, DropoutRates.Everywhere(0.3f));
        Assert.Equal(DropoutRates.None, DropoutRates.Everywhere(0));
        Assert.Equal(DropoutRates.None, new TrainingOptions().Dropout);
    }

    private static float[] Train(string name, DropoutRates rates, int threads = 1, ulong seed = 0, int sampledWords = 0, int steps = 100, float penalty = 0)
    {
        RandomModel random = new(name, seed: 5);
        TrainingOptions options = new()
        {
            Optimizer = Optimizers.Adam(1e-3f), ClipNorm = 0.5f, Seed = seed, SampledWords = sampledWords, Dropout = rates, ActivationRegularization = penalty, TemporalActivationRegularization = penalty,
        };
        Trainer trainer = new(random.Model, options, new FixedTeamSize(threads));
        for (int step = 0; step < steps; step++)
        {
            random.NextBatch();
            trainer.Step(random.Inputs, random.Targets);
            trainer.CarryState();
        }

        return random.Model.Bound.Parameters.Span.ToArray();
    }
}

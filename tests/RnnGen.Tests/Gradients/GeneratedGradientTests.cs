using RnnGen.CompilerServices;
using RnnGen.Reference;
using RnnGen.SweepModels;
using RnnGen.Training;

namespace RnnGen.Tests.Gradients;

/// <summary>The emitted float passes against the scalar double reference, which is itself checked against central differences.</summary>
[Trait("Category", "Numerics")]
public class GeneratedGradientTests
{
    private const double LossTolerance = 1e-5;

    private static readonly DropoutRates Rates = new() { Embedding = 0.2f, Layers = 0.5f, Output = 0.3f };

    private static readonly Regularized Everything = new(
        new DropoutRates { Embedding = 0.1f, Words = 0.15f, Layers = 0.2f, Output = 0.3f, RecurrentWeights = 0.25f, PerSequence = true }, Activation: 3, Temporal: 7);

    public static TheoryData<string> Names { get; } = [.. SweptModel.Names];

    /// <summary>Every model with one, two and three threads.</summary>
    public static TheoryData<string, int> NamesAndThreads => WithThreads(SweptModel.Names);

    /// <summary>The models with words enough to leave some out.</summary>
    public static TheoryData<string, int> LargeNamesAndThreads => WithThreads(SweptModel.Names.Where(name => SweptModel.VocabularySize(name) > 32));

    [Theory]
    [MemberData(nameof(NamesAndThreads))]
    public void LossAndEveryGradientMatchTheReferenceOverCarriedBatches(string name, int threads)
    {
        RandomModel random = new(name, seed: 11);
        Check(random, new TrainingPasses(random.Model, threads), () => random.Reference.LossAndGradients(random.Inputs, random.Targets, random.WordCount));
    }

    [Theory]
    [MemberData(nameof(LargeNamesAndThreads))]
    public void SampledLossAndEveryGradientMatchTheReferenceOverCarriedBatches(string name, int threads)
    {
        RandomModel random = new(name, seed: 12);
        CandidateSampler sampler = new(random.WordCount, Math.Min(256, random.WordCount / 32 * 16), random.Targets.Length, seed: 3);
        Check(random, new TrainingPasses(random.Model, threads, sampler), () => SampledReference(random, sampler));
    }

    /// <summary>Each batch with masks of its own; another rate in every place.</summary>
    [Theory]
    [MemberData(nameof(NamesAndThreads))]
    public void LossAndEveryGradientMatchTheReferenceWithDropout(string name, int threads)
    {
        RandomModel random = new(name, seed: 14);
        TrainingPasses passes = new(random.Model, threads);
        Check(random, passes, () => random.Reference.LossAndGradients(random.Inputs, random.Targets, random.WordCount), new Regularized(Rates));
    }

    [Theory]
    [MemberData(nameof(LargeNamesAndThreads))]
    public void SampledLossAndEveryGradientMatchTheReferenceWithDropout(string name, int threads)
    {
        RandomModel random = new(name, seed: 15);
        CandidateSampler sampler = new(random.WordCount, Math.Min(256, random.WordCount / 32 * 16), random.Targets.Length, seed: 3);
        TrainingPasses passes = new(random.Model, threads, sampler);
        Check(random, passes, () => SampledReference(random, sampler), new Regularized(Rates));
    }

    /// <summary>All that a step can be regularised by: each of it with a rate of its own.</summary>
    [Theory]
    [MemberData(nameof(NamesAndThreads))]
    public void LossAndEveryGradientMatchTheReferenceWithEverything(string name, int threads)
    {
        RandomModel random = new(name, seed: 16);
        TrainingPasses passes = new(random.Model, threads);
        Check(random, passes, () => random.Reference.LossAndGradients(random.Inputs, random.Targets, random.WordCount), Everything);
    }

    [Theory]
    [MemberData(nameof(LargeNamesAndThreads))]
    public void SampledLossAndEveryGradientMatchTheReferenceWithEverything(string name, int threads)
    {
        RandomModel random = new(name, seed: 17);
        CandidateSampler sampler = new(random.WordCount, Math.Min(256, random.WordCount / 32 * 16), random.Targets.Length, seed: 3);
        TrainingPasses passes = new(random.Model, threads, sampler);
        Check(random, passes, () => SampledReference(random, sampler), Everything);
    }

    /// <summary>A teacher beside everything else. The loss that is reported is that of the targets alone.</summary>
    [Theory]
    [MemberData(nameof(NamesAndThreads))]
    public void EveryGradientMatchesTheReferenceWithATeacher(string name, int threads)
    {
        RandomModel random = new(name, seed: 18);
        TrainingPasses passes = new(random.Model, threads);

        // Every batch ignores the same targets.
        random.NextBatch();
        (SoftTargets<double> softTargets, SoftTargetRows rows) = RandomTeacher.SoftTargets(random.Targets, random.WordCount, seed: 6, weight: 0.3f);
        Func<double> reference = () =>
        {
            random.Reference.DistilledLossAndGradients(random.Inputs, random.Targets, softTargets);
            return random.Reference.Loss(random.Inputs, random.Targets, random.WordCount);
        };
        Check(random, passes, reference, Everything with { SoftTargets = rows });
    }

    /// <summary>A check of the checks above: without one of the means, the reference comes to other gradients.</summary>
    [Theory]
    [InlineData("words")]
    [InlineData("weights")]
    [InlineData("sequences")]
    [InlineData("activations")]
    [InlineData("changes")]
    [InlineData("teacher")]
    public void EachOfThemIsNoticed(string left)
    {
        RandomModel random = new("LstmE8H17L3", seed: 16);
        TrainingPasses passes = new(random.Model, threads: 1);
        DropoutRates rates = Everything.Rates;
        Regularized without = left switch
        {
            "words" => Everything with { Rates = rates with { Words = 0 } },
            "weights" => Everything with { Rates = rates with { RecurrentWeights = 0 } },
            "sequences" => Everything with { Rates = rates with { PerSequence = false } },
            "activations" => Everything with { Activation = 0 },
            "changes" => Everything with { Temporal = 0 },
            _ => Everything,
        };
        random.NextBatch();
        passes.Regularization = (left == "teacher" ? Everything with { SoftTargets = RandomTeacher.SoftTargets(random.Targets, random.WordCount, seed: 6, weight: 0.3f).Emitted } : Everything).Of(random, batch: 0);
        passes.Run(random.Inputs, random.Targets);
        without.SetUp(random, batch: 0);
        random.Reference.LossAndGradients(random.Inputs, random.Targets, random.WordCount);

        ParameterTensor tensor = random.Model.Tensors.First(tensor => tensor.Role == ParameterRole.RecurrentWeights);
        float[] gradient = new float[tensor.Length];
        tensor.Unpack(passes.Gradients.Span, gradient);
        Assert.True(Tolerance.RelativeError(gradient, random.Reference.Gradient(tensor).ToArray()) > 1e-3);
    }

    /// <summary>A check of the checks above: with the masks of another step, or with none, the reference comes to something else.</summary>
    [Theory]
    [InlineData("TanhE8H17L2")]
    [InlineData("LstmE8H17L3")]
    public void OtherMasksAreNoticed(string name)
    {
        RandomModel random = new(name, seed: 14);
        TrainingPasses passes = new(random.Model, threads: 1) { Regularization = Of(Rates, seed: 4, step: 0) };
        random.NextBatch();
        double loss = passes.Run(random.Inputs, random.Targets);
        foreach (Regularization other in (Regularization[])[default, Of(Rates, seed: 4, step: 1), Of(Rates, seed: 5, step: 0)])
        {
            random.Reference.Dropout = UnpackedMasks.Of(random.Model.Bound.Network, other);
            double difference = Math.Abs(loss - random.Reference.Loss(random.Inputs, random.Targets, random.WordCount));
            Assert.True(difference > 1e-4, $"The loss differs by {difference:E2} only, where {LossTolerance} is allowed.");
        }

        Regularization Of(DropoutRates rates, ulong seed, ulong step) => new(rates, seed, step, random.Model.Shape.BatchSize, random.Inputs);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void PaddingOfTheGradientsStaysZero(string name)
    {
        RandomModel random = new(name, seed: 3);
        TrainingPasses passes = new(random.Model, threads: 1);
        random.NextBatch();
        passes.Run(random.Inputs, random.Targets);

        ParameterTensor[] tensors = [.. random.Model.Tensors];
        float[] zeros = new float[tensors.Max(tensor => tensor.Length)];
        foreach (ParameterTensor tensor in tensors)
        {
            tensor.Pack(zeros.AsSpan(0, tensor.Length), passes.Gradients.Span);
        }

        Assert.Equal(-1, passes.Gradients.Span.IndexOfAnyExcept(0f));
    }

    private static TheoryData<string, int> WithThreads(IEnumerable<string> names)
    {
        TheoryData<string, int> rows = [];
        foreach (string name in names)
        {
            rows.Add(name, 1);
            rows.Add(name, 2);
            rows.Add(name, 3);
        }

        return rows;
    }

    private static double SampledReference(RandomModel random, CandidateSampler sampler) => random.Reference.SampledLossAndGradients(
        random.Inputs, random.Targets, new CandidateSample(sampler.Candidates, sampler.CandidateCorrections, sampler.TargetCorrections, sampler.Hits));

    private static void Check(RandomModel random, TrainingPasses passes, Func<double> reference, Regularized? regularized = null)
    {
        RnnNetwork network = random.Model.Bound.Network;
        network.ResetState(passes.Workspace.Span);
        random.Reference.ResetState();
        for (int batch = 0; batch < 3; batch++)
        {
            random.NextBatch();
            passes.Regularization = (regularized ?? new Regularized()).SetUp(random, batch);
            double loss = passes.Run(random.Inputs, random.Targets);
            double expectedLoss = reference() - random.Reference.ActivationPenalty;

            Assert.Equal(expectedLoss, loss, LossTolerance);
            double squares = 0;
            foreach (ParameterTensor tensor in network.Layout.Tensors)
            {
                float[] gradient = new float[tensor.Length];
                tensor.Unpack(passes.Gradients.Span, gradient);
                double[] expected = random.Reference.Gradient(tensor).ToArray();
                double error = Tolerance.RelativeError(gradient, expected);
                Assert.True(error <= 1e-4, $"Batch {batch}, {tensor.Name}: relative error {error:E2}");
                squares += expected.Sum(value => value * value);
            }

            Assert.Equal(Math.Sqrt(squares), passes.GradientNorm, 1e-5 * Math.Max(1, Math.Sqrt(squares)));
            // In the middle of a sequence too.
            int step = batch == 0 ? (random.Model.Shape.SequenceLength + 1) / 2 : random.Model.Shape.SequenceLength;
            network.CarryState(passes.Workspace.Span, step);
            random.Reference.CarryState(step);
        }
    }

    /// <summary>What regularises the steps of a test.</summary>
    private sealed record Regularized(DropoutRates Rates = default, float Activation = 0, float Temporal = 0, SoftTargetRows SoftTargets = default)
    {
        /// <summary>The regularisation of a batch, with which the reference is set up as well.</summary>
        public Regularization SetUp(RandomModel random, int batch)
        {
            Regularization regularization = Of(random, batch);
            random.Reference.Dropout = UnpackedMasks.Of(random.Model.Bound.Network, regularization);
            random.Reference.ActivationRegularization = Activation;
            random.Reference.TemporalActivationRegularization = Temporal;
            return regularization;
        }

        public Regularization Of(RandomModel random, int batch) =>
            new(Rates, seed: 4, (ulong)batch, random.Model.Shape.BatchSize, random.Inputs, new ActivationPenalties(Activation, Temporal), SoftTargets);
    }
}

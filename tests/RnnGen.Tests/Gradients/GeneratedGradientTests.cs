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
        Check(random, passes, () => random.Reference.LossAndGradients(random.Inputs, random.Targets, random.WordCount), Rates);
    }

    [Theory]
    [MemberData(nameof(LargeNamesAndThreads))]
    public void SampledLossAndEveryGradientMatchTheReferenceWithDropout(string name, int threads)
    {
        RandomModel random = new(name, seed: 15);
        CandidateSampler sampler = new(random.WordCount, Math.Min(256, random.WordCount / 32 * 16), random.Targets.Length, seed: 3);
        TrainingPasses passes = new(random.Model, threads, sampler);
        Check(random, passes, () => SampledReference(random, sampler), Rates);
    }

    /// <summary>A check of the checks above: with the masks of another step, or with none, the reference comes to something else.</summary>
    [Theory]
    [InlineData("TanhE8H17L2")]
    [InlineData("LstmE8H17L3")]
    public void OtherMasksAreNoticed(string name)
    {
        RandomModel random = new(name, seed: 14);
        TrainingPasses passes = new(random.Model, threads: 1) { Dropout = new DropoutMasks(Rates, seed: 4, step: 0) };
        random.NextBatch();
        double loss = passes.Run(random.Inputs, random.Targets);
        foreach (DropoutMasks other in (DropoutMasks[])[default, new(Rates, seed: 4, step: 1), new(Rates, seed: 5, step: 0)])
        {
            random.Reference.Dropout = UnpackedMasks.Of(random.Model.Shape, other);
            double difference = Math.Abs(loss - random.Reference.Loss(random.Inputs, random.Targets, random.WordCount));
            Assert.True(difference > 1e-4, $"The loss differs by {difference:E2} only, where {LossTolerance} is allowed.");
        }
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

    private static void Check(RandomModel random, TrainingPasses passes, Func<double> reference, DropoutRates rates = default)
    {
        RnnNetwork network = random.Model.Bound.Network;
        network.ResetState(passes.Workspace.Span);
        random.Reference.ResetState();
        for (int batch = 0; batch < 3; batch++)
        {
            random.NextBatch();
            passes.Dropout = new DropoutMasks(rates, seed: 4, (ulong)batch);
            random.Reference.Dropout = UnpackedMasks.Of(random.Model.Shape, passes.Dropout);
            double loss = passes.Run(random.Inputs, random.Targets);
            double expectedLoss = reference();

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
            network.CarryState(passes.Workspace.Span);
            random.Reference.CarryState();
        }
    }
}

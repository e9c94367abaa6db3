using RnnGen.SweepModels;

namespace RnnGen.Tests.Gradients;

/// <summary>The emitted float passes against the scalar double reference, which is itself checked against central differences.</summary>
[Trait("Category", "Numerics")]
public class GeneratedGradientTests
{
    public static TheoryData<string> Names { get; } = [.. SweptModel.Names];

    /// <summary>Every model with one, two and three threads.</summary>
    public static TheoryData<string, int> NamesAndThreads
    {
        get
        {
            TheoryData<string, int> rows = [];
            foreach (string name in SweptModel.Names)
            {
                rows.Add(name, 1);
                rows.Add(name, 2);
                rows.Add(name, 3);
            }

            return rows;
        }
    }

    [Theory]
    [MemberData(nameof(NamesAndThreads))]
    public void LossAndEveryGradientMatchTheReferenceOverCarriedBatches(string name, int threads)
    {
        RandomModel random = new(name, seed: 11);
        RnnNetwork network = random.Model.Bound.Network;
        TrainingPasses passes = new(random.Model, threads);
        network.ResetState(passes.Workspace.Span);
        random.Reference.ResetState();
        for (int batch = 0; batch < 3; batch++)
        {
            random.NextBatch();
            double loss = passes.Run(random.Inputs, random.Targets);
            double expectedLoss = random.Reference.LossAndGradients(random.Inputs, random.Targets, random.WordCount);

            Assert.Equal(expectedLoss, loss, 1e-5);
            double squares = 0;
            foreach (ParameterTensor tensor in network.Layout.Tensors)
            {
                float[] gradient = new float[tensor.Length];
                tensor.Unpack(passes.Gradients.Span, gradient);
                double[] expected = random.Reference.Gradient(tensor.Name);
                double error = Tolerance.RelativeError(gradient, expected);
                Assert.True(error <= 1e-4, $"{name}, batch {batch}, {tensor.Name}: relative error {error:E2}");
                squares += expected.Sum(value => value * value);
            }

            Assert.Equal(Math.Sqrt(squares), passes.GradientNorm, 1e-5 * Math.Max(1, Math.Sqrt(squares)));
            network.CarryState(passes.Workspace.Span);
            random.Reference.CarryState();
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
}

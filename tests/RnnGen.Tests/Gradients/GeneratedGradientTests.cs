using RnnGen.SweepModels;

namespace RnnGen.Tests.Gradients;

/// <summary>The emitted float passes against the scalar double reference, which is itself checked against central differences.</summary>
[Trait("Category", "Numerics")]
public class GeneratedGradientTests
{
    public static TheoryData<string> Names { get; } = [.. SweptModel.Names];

    [Theory]
    [MemberData(nameof(Names))]
    public void LossAndEveryGradientMatchTheReferenceOverCarriedBatches(string name)
    {
        RandomModel random = new(name, seed: 11);
        RnnNetwork network = random.Model.Bound.Network;
        AlignedBuffer workspace = new(network.Layout.WorkspaceFloats);
        AlignedBuffer gradients = new(network.Layout.ParameterFloats);
        Span<float> parameters = random.Model.Bound.Parameters.Span;
        network.ResetState(workspace.Span);
        random.Reference.ResetState();
        for (int batch = 0; batch < 3; batch++)
        {
            random.NextBatch();
            int scored = random.Targets.Count(target => target >= 0);
            network.Forward(parameters, workspace.Span, random.Inputs);
            double loss = network.Loss(parameters, gradients.Span, workspace.Span, random.Targets, random.WordCount, 1f / scored) / scored;
            network.Backward(parameters, gradients.Span, workspace.Span, random.Inputs);
            double expectedLoss = random.Reference.LossAndGradients(random.Inputs, random.Targets, random.WordCount);

            Assert.Equal(expectedLoss, loss, 1e-5);
            foreach (ParameterTensor tensor in network.Layout.Tensors)
            {
                float[] gradient = new float[tensor.Length];
                tensor.Unpack(gradients.Span, gradient);
                double error = Tolerance.RelativeError(gradient, random.Reference.Gradient(tensor.Name));
                Assert.True(error <= 1e-4, $"{name}, batch {batch}, {tensor.Name}: relative error {error:E2}");
            }

            network.CarryState(workspace.Span);
            random.Reference.CarryState();
        }
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void PaddingOfTheGradientsStaysZero(string name)
    {
        RandomModel random = new(name, seed: 3);
        RnnNetwork network = random.Model.Bound.Network;
        AlignedBuffer workspace = new(network.Layout.WorkspaceFloats);
        AlignedBuffer gradients = new(network.Layout.ParameterFloats);
        Span<float> parameters = random.Model.Bound.Parameters.Span;
        random.NextBatch();
        network.Forward(parameters, workspace.Span, random.Inputs);
        network.Loss(parameters, gradients.Span, workspace.Span, random.Targets, random.WordCount, 1);
        network.Backward(parameters, gradients.Span, workspace.Span, random.Inputs);

        float[] zeros = new float[network.Layout.Tensors.Max(tensor => tensor.Length)];
        foreach (ParameterTensor tensor in network.Layout.Tensors)
        {
            tensor.Pack(zeros.AsSpan(0, tensor.Length), gradients.Span);
        }

        Assert.Equal(-1, gradients.Span.IndexOfAnyExcept(0f));
    }
}

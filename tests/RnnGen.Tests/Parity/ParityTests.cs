using RnnGen.SweepModels;
using RnnGen.Tests.Gradients;
using RnnGen.Training;

namespace RnnGen.Tests.Parity;

/// <summary>The emitted code against what libtorch, in single precision, computed from the same parameters and words.</summary>
[Trait("Category", "Numerics")]
public class ParityTests
{
    private const double AbsoluteTolerance = 1e-5;
    private const double GradientTolerance = 1e-4;

    public static TheoryData<string> Names { get; } = [.. ParityFixture.Names];

    [Fact]
    public void EveryNetworkHasItsFixture() => Assert.Empty(ParityModel.Names.Except(ParityFixture.Names));

    [Theory]
    [MemberData(nameof(Names))]
    public void LiveProbabilitiesAreLibtorchs(string name)
    {
        ParityFixture fixture = new(name);
        AssertProbabilities(fixture, fixture.CreateModel().CreateSession());
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void FrozenProbabilitiesAreLibtorchs(string name)
    {
        ParityFixture fixture = new(name);
        AssertProbabilities(fixture, fixture.CreateModel().Freeze().CreateSession());
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void LossAndEveryGradientAreLibtorchs(string name)
    {
        ParityFixture fixture = new(name);
        RnnModel model = fixture.CreateModel();
        TrainingPasses passes = new(model, threads: 1) { Regularization = fixture.Regularization() };
        model.Bound.Network.ResetState(passes.Workspace.Span);
        double loss = passes.Run(fixture.Inputs(0), fixture.Targets(0));

        Assert.Equal(fixture.Losses[0], loss, AbsoluteTolerance);
        Assert.Equal(fixture.GradientNorms[0], passes.GradientNorm, GradientTolerance * fixture.GradientNorms[0]);
        Assert.All(model.Tensors, tensor =>
        {
            float[] gradient = new float[tensor.Length];
            tensor.Unpack(passes.Gradients.Span, gradient);
            Assert.InRange(Tolerance.RelativeError(gradient, Array.ConvertAll(fixture.Gradient(tensor.Name), value => (double)value)), 0, GradientTolerance);
        });
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void TenStepsOfAdamAreLibtorchs(string name)
    {
        ParityFixture fixture = new(name);
        RnnModel model = fixture.CreateModel();
        Trainer trainer = model.CreateTrainer(fixture.Options());
        for (int step = 0; step < fixture.Losses.Length; step++)
        {
            StepResult result = fixture.Step(trainer, step);
            Assert.Equal(fixture.Losses[step], result.Loss, AbsoluteTolerance);
            Assert.Equal(fixture.GradientNorms[step], result.GradientNorm, GradientTolerance * fixture.GradientNorms[step]);
            if (fixture.CarriesState)
            {
                trainer.CarryState();
            }
            else
            {
                trainer.ResetState();
            }
        }

        Assert.All(model.Tensors, tensor =>
        {
            float[] trained = new float[tensor.Length];
            model.ReadTensor(tensor.Name, trained);
            Assert.InRange(LargestDifference(fixture.Trained(tensor.Name), trained), 0, AbsoluteTolerance);
            if (fixture.IsRegularized)
            {
                float[] averaged = new float[tensor.Length];
                tensor.Unpack(trainer.Work.Average!.Values.Span, averaged);
                Assert.InRange(LargestDifference(fixture.Averaged(tensor.Name), averaged), 0, AbsoluteTolerance);
                Assert.True(LargestDifference(fixture.Averaged(tensor.Name), trained) > 100 * AbsoluteTolerance);
            }
        });
    }

    /// <summary>The tolerances are far below what they must tell apart: what ten steps change, and what another order of the gates would compute.</summary>
    [Theory]
    [MemberData(nameof(Names))]
    public void TrainingAndGateOrderMakeADifference(string name)
    {
        ParityFixture fixture = new(name);
        RnnModel model = fixture.CreateModel();
        Assert.All(model.Tensors, tensor => Assert.True(LargestDifference(fixture.Trained(tensor.Name), fixture.Initial(tensor.Name)) > 1000 * AbsoluteTolerance));

        string last = $"rnn.weight_ih_l{model.Shape.Layers - 1}";
        float[] weights = fixture.Initial(last);
        int gate = weights.Length / model.Shape.Gates;
        model.WriteTensor(last, model.Shape.Gates > 1 ? [.. weights[gate..], .. weights[..gate]] : [.. weights.Reverse()]);
        Assert.True(LargestDifference(fixture.Probabilities, Probabilities(fixture, model.CreateSession())) > 100 * AbsoluteTolerance);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void ClippingIsActiveWhereTheNameSaysSo(string name)
    {
        ParityFixture fixture = new(name);
        bool isClipped = name.EndsWith("Clipped", StringComparison.Ordinal);
        Assert.All(fixture.GradientNorms, norm => Assert.Equal(isClipped, norm > fixture.ClipNorm));
    }

    private static void AssertProbabilities(ParityFixture fixture, Session session) =>
        Assert.InRange(LargestDifference(fixture.Probabilities, Probabilities(fixture, session)), 0, AbsoluteTolerance);

    /// <summary>Of the words of the first batch, one sequence after the other, [T·B, V].</summary>
    private static float[] Probabilities(ParityFixture fixture, Session session)
    {
        int[] inputs = fixture.Inputs(0);
        float[] probabilities = new float[fixture.Probabilities.Length];
        int words = probabilities.Length / inputs.Length;
        for (int sequence = 0; sequence < fixture.BatchSize; sequence++)
        {
            session.Reset();
            for (int i = sequence; i < inputs.Length; i += fixture.BatchSize)
            {
                session.Feed(inputs[i]);
                session.Probabilities(probabilities.AsSpan(i * words, words));
            }
        }

        return probabilities;
    }

    private static double LargestDifference(float[] expected, float[] actual)
    {
        Assert.Equal(expected.Length, actual.Length);
        return expected.Zip(actual, (a, b) => Math.Abs((double)a - b)).Max();
    }
}

using RnnGen.Reference;
using RnnGen.Training;

namespace RnnGen.Tests;

/// <summary>Against the naive path in double.</summary>
[Trait("Category", "Numerics")]
public sealed class OptimizerTests
{
    private const int Length = 64;
    private const int Steps = 40;

    public static TheoryData<string> All => [.. OneOfEach().Select(optimizer => $"{optimizer}")];

    [Theory]
    [InlineData(1e-3f, 0.9, 0.999, 1e-8, 0.0)]
    [InlineData(0.05f, 0.5, 0.9, 1e-3, 0.0)]
    [InlineData(0.01f, 0.9, 0.99, 1e-8, 0.1)]
    public void Adam_is_PyTorchs(float learningRate, double beta1, double beta2, double epsilon, double weightDecay) => AssertFollows(
        Optimizers.Adam(learningRate, beta1, beta2, epsilon, weightDecay),
        parameters => new ReferenceAdam<double>(parameters, learningRate, beta1, beta2, epsilon, weightDecay).Step);

    [Theory]
    [InlineData(1e-3f, 0.9, 0.999, 1e-8, 0.01)]
    [InlineData(0.05f, 0.5, 0.9, 1e-3, 0.5)]
    public void AdamW_is_PyTorchs(float learningRate, double beta1, double beta2, double epsilon, double weightDecay) => AssertFollows(
        Optimizers.AdamW(learningRate, beta1, beta2, epsilon, weightDecay),
        parameters => new ReferenceAdam<double>(parameters, learningRate, beta1, beta2, epsilon, weightDecay, isDecoupled: true).Step);

    [Theory]
    [InlineData(0.01f, 0.99, 1e-8, 0.0)]
    [InlineData(0.001f, 0.5, 1e-3, 0.1)]
    public void RmsProp_is_PyTorchs(float learningRate, double alpha, double epsilon, double weightDecay) => AssertFollows(
        Optimizers.RmsProp(learningRate, alpha, epsilon, weightDecay),
        parameters => new ReferenceRmsProp<double>(parameters, learningRate, alpha, epsilon, weightDecay).Step);

    [Theory]
    [InlineData(0.0, 0.0)]
    [InlineData(0.9, 0.0)]
    [InlineData(0.0, 0.1)]
    [InlineData(0.9, 0.1)]
    public void Sgd_is_PyTorchs(double momentum, double weightDecay) => AssertFollows(
        Optimizers.Sgd(0.1f, momentum, weightDecay),
        parameters => new ReferenceSgd<double>(parameters, 0.1f, momentum, weightDecay).Step);

    [Fact]
    public void Adam_moves_what_the_batch_did_not_touch()
    {
        OptimizerState state = Optimizers.Adam(0.1f).CreateState(8);
        float[] parameters = new float[8];
        Step(state, parameters, [1, 1, 1, 1, 0, 0, 0, 0]);
        float[] afterFirst = [.. parameters];

        Step(state, parameters, new float[8]);

        Assert.All(Enumerable.Range(0, 4), i => Assert.True(parameters[i] < afterFirst[i]));
        Assert.All(parameters[4..], parameter => Assert.Equal(0, parameter));
    }

    [Theory]
    [MemberData(nameof(All))]
    public void Padding_stays_zero(string name)
    {
        OptimizerState state = Named(name).CreateState(16);
        float[] parameters = new float[16];
        for (int step = 0; step < Steps; step++)
        {
            Step(state, parameters, [1, -2, 3, -4, 5, -6, 7, -8, 0, 0, 0, 0, 0, 0, 0, 0]);
        }

        Assert.All(parameters[..8], parameter => Assert.NotEqual(0, parameter));
        Assert.All(parameters[8..], parameter => Assert.Equal(0, parameter));
    }

    [Theory]
    [MemberData(nameof(All))]
    public void Reset_forgets_all_steps(string name)
    {
        OptimizerState state = Named(name).CreateState(8);
        float[] gradients = [1, -2, 3, -4, 5, -6, 7, -8];
        float[] first = new float[8];
        float[] second = new float[8];
        Step(state, first, gradients);

        state.Reset();
        Step(state, second, gradients);

        Assert.Equal(first, second);
    }

    [Theory]
    [MemberData(nameof(All))]
    public void A_step_allocates_nothing(string name)
    {
        OptimizerState state = Named(name).CreateState(8);
        float[] values = new float[8];
        Step(state, values, values);
        AllocationMeter allocations = AllocationMeter.StartNew();

        Step(state, values, values);

        Assert.Equal(0, allocations.Stop());
    }

    [Fact]
    public void Its_text_has_all_of_its_numbers()
    {
        Assert.Equal("Adam(learningRate: 0.1, beta1: 0.5, beta2: 0.25, epsilon: 0.125, weightDecay: 2)", $"{Optimizers.Adam(0.1f, 0.5, 0.25, 0.125, 2)}");
        Assert.Equal("AdamW(learningRate: 0.1, beta1: 0.9, beta2: 0.999, epsilon: 1E-08, weightDecay: 0.01)", $"{Optimizers.AdamW(0.1f)}");
        Assert.Equal("RmsProp(learningRate: 0.1, alpha: 0.99, epsilon: 1E-08, weightDecay: 0)", $"{Optimizers.RmsProp(0.1f)}");
        Assert.Equal("Sgd(learningRate: 0.1, momentum: 0.5, weightDecay: 0)", $"{Optimizers.Sgd(0.1f, 0.5)}");
    }

    [Fact]
    public void Numbers_outside_their_range_are_refused()
    {
        Assert.Contains("learning rate is -1", Refused(() => Optimizers.Adam(-1)), StringComparison.Ordinal);
        Assert.Contains("learning rate is NaN", Refused(() => Optimizers.Sgd(float.NaN)), StringComparison.Ordinal);
        Assert.Contains("beta1 is 1", Refused(() => Optimizers.Adam(1, beta1: 1)), StringComparison.Ordinal);
        Assert.Contains("beta2 is -0.5", Refused(() => Optimizers.AdamW(1, beta2: -0.5)), StringComparison.Ordinal);
        Assert.Contains("epsilon is 0", Refused(() => Optimizers.Adam(1, epsilon: 0)), StringComparison.Ordinal);
        Assert.Contains("alpha is 1", Refused(() => Optimizers.RmsProp(1, alpha: 1)), StringComparison.Ordinal);
        Assert.Contains("epsilon is -1", Refused(() => Optimizers.RmsProp(1, epsilon: -1)), StringComparison.Ordinal);
        Assert.Contains("momentum is 1.5", Refused(() => Optimizers.Sgd(1, momentum: 1.5)), StringComparison.Ordinal);
        Assert.Contains("weightDecay is -1", Refused(() => Optimizers.Sgd(1, weightDecay: -1)), StringComparison.Ordinal);
        Assert.Contains("weightDecay is NaN", Refused(() => Optimizers.AdamW(1, weightDecay: double.NaN)), StringComparison.Ordinal);
    }

    private static Optimizer[] OneOfEach() =>
    [
        Optimizers.Adam(0.1f, weightDecay: 0.1), Optimizers.AdamW(0.1f), Optimizers.RmsProp(0.1f), Optimizers.Sgd(0.1f), Optimizers.Sgd(0.1f, momentum: 0.9),
    ];

    private static Optimizer Named(string name) => OneOfEach().Single(optimizer => $"{optimizer}" == name);

    private static void Step(OptimizerState state, float[] parameters, float[] gradients)
    {
        state.Update(parameters, gradients, 0, parameters.Length, 0.1f, GradientClipping.None);
        state.CompleteStep();
    }

    private static string Refused(Func<Optimizer> make) => Assert.Throws<ArgumentOutOfRangeException>(make).Message;

    /// <summary>With clipping that leaves gradients as they are, scales them, cuts them, and does both.</summary>
    private static void AssertFollows(Optimizer optimizer, Func<ReferenceParameter<double>[], Action> reference)
    {
        AssertFollows(optimizer, reference, GradientClipping.None);
        AssertFollows(optimizer, reference, new GradientClipping { Coefficient = 0.25f, Limit = float.PositiveInfinity });
        AssertFollows(optimizer, reference, new GradientClipping { Coefficient = 1, Limit = 0.2f });
        AssertFollows(optimizer, reference, new GradientClipping { Coefficient = 0.25f, Limit = 0.05f });
    }

    private static void AssertFollows(Optimizer optimizer, Func<ReferenceParameter<double>[], Action> reference, GradientClipping clipping)
    {
        RandomSource random = new(1);
        OptimizerState state = optimizer.CreateState(Length);
        float[] parameters = SoftmaxOracle.RandomLogits(Length, 1, ref random);
        ReferenceParameter<double> expected = new("p", Length);
        Action step = reference([expected]);
        parameters.Select(parameter => (double)parameter).ToArray().CopyTo(expected.Values, 0);
        for (int number = 1; number <= Steps; number++)
        {
            float[] gradients = SoftmaxOracle.RandomLogits(Length, 0.3f, ref random);
            gradients[5] = number == 1 ? 1 : 0;
            // In two parts, as two threads would.
            state.Update(parameters, gradients, 24, Length, optimizer.LearningRate, clipping);
            state.Update(parameters, gradients, 0, 24, optimizer.LearningRate, clipping);
            state.CompleteStep();
            for (int i = 0; i < Length; i++)
            {
                expected.Gradient[i] = gradients[i] * (double)clipping.Coefficient;
            }

            ReferenceClipping.ClipValue([expected], (double)clipping.Limit);
            step();
            Assert.All(Enumerable.Range(0, Length), i => Assert.Equal(expected.Values[i], parameters[i], 1e-5 * Math.Max(1, Math.Abs(expected.Values[i]))));
        }
    }
}

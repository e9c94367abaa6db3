namespace RnnGen.Tests;

/// <summary>Against PyTorch's update formulas in scalar double.</summary>
[Trait("Category", "Numerics")]
public sealed class OptimizerTests
{
    private const int Length = 64;
    private const int Steps = 40;

    [Theory]
    [InlineData(1e-3f, 0.9, 0.999, 1e-8, 1f)]
    [InlineData(0.05f, 0.5, 0.9, 1e-3, 0.25f)]
    public void Adam_is_PyTorchs(float learningRate, double beta1, double beta2, double epsilon, float gradientScale)
    {
        OptimizerState state = Optimizers.Adam(learningRate, beta1, beta2, epsilon).CreateState(Length);
        double[] m = new double[Length];
        double[] v = new double[Length];

        AssertFollows(state, gradientScale, (i, step, g, p) =>
        {
            m[i] += (1 - beta1) * (g - m[i]);
            v[i] = (beta2 * v[i]) + ((1 - beta2) * g * g);
            double denominator = (Math.Sqrt(v[i]) / Math.Sqrt(1 - Math.Pow(beta2, step))) + epsilon;
            return p - (learningRate / (1 - Math.Pow(beta1, step)) * m[i] / denominator);
        });
    }

    [Theory]
    [InlineData(0.0, 1f)]
    [InlineData(0.9, 1f)]
    [InlineData(0.9, 0.1f)]
    public void Sgd_is_PyTorchs(double momentum, float gradientScale)
    {
        const float LearningRate = 0.1f;
        OptimizerState state = Optimizers.Sgd(LearningRate, momentum).CreateState(Length);
        double[] buffer = new double[Length];

        AssertFollows(state, gradientScale, (i, step, g, p) =>
        {
            buffer[i] = step == 1 ? g : (momentum * buffer[i]) + g;
            return p - (LearningRate * buffer[i]);
        });
    }

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

    [Fact]
    public void Reset_forgets_all_steps()
    {
        foreach (Optimizer optimizer in new[] { Optimizers.Adam(0.1f), Optimizers.Sgd(0.1f, 0.9) })
        {
            OptimizerState state = optimizer.CreateState(8);
            float[] gradients = [1, -2, 3, -4, 5, -6, 7, -8];
            float[] first = new float[8];
            float[] second = new float[8];
            Step(state, first, gradients);

            state.Reset();
            Step(state, second, gradients);

            Assert.Equal(first, second);
        }
    }

    [Fact]
    public void Numbers_outside_their_range_are_refused()
    {
        Assert.Contains("learning rate is -1", Refused(() => Optimizers.Adam(-1)), StringComparison.Ordinal);
        Assert.Contains("learning rate is NaN", Refused(() => Optimizers.Sgd(float.NaN)), StringComparison.Ordinal);
        Assert.Contains("beta1 is 1", Refused(() => Optimizers.Adam(1, beta1: 1)), StringComparison.Ordinal);
        Assert.Contains("beta2 is -0.5", Refused(() => Optimizers.Adam(1, beta2: -0.5)), StringComparison.Ordinal);
        Assert.Contains("epsilon is 0", Refused(() => Optimizers.Adam(1, epsilon: 0)), StringComparison.Ordinal);
        Assert.Contains("momentum is 1.5", Refused(() => Optimizers.Sgd(1, momentum: 1.5)), StringComparison.Ordinal);
    }

    private static void Step(OptimizerState state, float[] parameters, float[] gradients)
    {
        state.Update(parameters, gradients, 0, parameters.Length, 1);
        state.CompleteStep();
    }

    private static string Refused(Func<Optimizer> make) => Assert.Throws<ArgumentOutOfRangeException>(make).Message;

    private static void AssertFollows(OptimizerState state, float gradientScale, Func<int, int, double, double, double> update)
    {
        RandomSource random = new(1);
        float[] parameters = SoftmaxOracle.RandomLogits(Length, 1, ref random);
        double[] expected = [.. parameters.Select(parameter => (double)parameter)];
        for (int step = 1; step <= Steps; step++)
        {
            float[] gradients = SoftmaxOracle.RandomLogits(Length, 0.3f, ref random);
            gradients[5] = step == 1 ? 1 : 0;
            // In two parts, as two threads would.
            state.Update(parameters, gradients, 24, Length, gradientScale);
            state.Update(parameters, gradients, 0, 24, gradientScale);
            state.CompleteStep();
            for (int i = 0; i < Length; i++)
            {
                expected[i] = update(i, step, gradients[i] * (double)gradientScale, expected[i]);
                Assert.Equal(expected[i], parameters[i], 1e-5 * Math.Max(1, Math.Abs(expected[i])));
            }
        }
    }
}

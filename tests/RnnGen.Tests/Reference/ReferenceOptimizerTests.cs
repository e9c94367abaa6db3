using RnnGen.Reference;

namespace RnnGen.Tests;

/// <summary>The optimisers' formulas, by numbers worked out apart.</summary>
[Trait("Category", "Numerics")]
public sealed class ReferenceOptimizerTests
{
    [Fact]
    public void AdamFollowsItsFormula()
    {
        ReferenceParameter<double> theta = new("theta", 2);
        ReferenceAdam<double> adam = new([theta], learningRate: 0.1);
        (theta.Values[0], theta.Values[1]) = (1, 1);

        // t=1, g = (2, 0): m = 0.2, v = 0.004; corrected by 0.1 and 0.001: 2 and 4; θ = 1 − 0.1·2/(2 + 1e-8) = 0.9 + 5e-10
        (theta.Gradient[0], theta.Gradient[1]) = (2, 0);
        adam.Step();
        Assert.Equal(0.9 + 5e-10, theta.Values[0], 1e-12);
        Assert.Equal(1, theta.Values[1]);

        // t=2, g = (−1, 0): m = 0.9·0.2 − 0.1 = 0.08, /0.19 = 0.42105263; v = 0.999·0.004 + 0.001 = 0.004996, /0.001999 = 2.49924962, root 1.58090152
        //      θ −= 0.1·0.42105263/1.58090152 = 0.02663371
        (theta.Gradient[0], theta.Gradient[1]) = (-1, 0);
        adam.Step();
        Assert.Equal(0.9 - 0.02663371, theta.Values[0], 1e-8);

        // t=3, g = (0, 0): the first moment still moves θ (dense Adam): m = 0.072, /0.271 = 0.26568266; v = 0.004991004, /0.002997001 = 1.66533278, root 1.29047774
        //      θ −= 0.1·0.26568266/1.29047774 = 0.02058793
        theta.Gradient[0] = 0;
        adam.Step();
        Assert.Equal(0.9 - 0.02663371 - 0.02058793, theta.Values[0], 2e-8);
    }

    [Fact]
    public void AdamAddsEpsilonToTheCorrectedRoot()
    {
        ReferenceParameter<double> theta = new("theta", 1);
        theta.Gradient[0] = 1e-8;
        new ReferenceAdam<double>([theta], learningRate: 1).Step();

        // Corrected m = 1e-8 and root 1e-8: θ = −1e-8/(1e-8 + 1e-8); beside the uncorrected root epsilon would weigh 1/√0.001 times as much, and θ be −0.0307.
        Assert.Equal(-0.5, theta.Values[0], 1e-9);
    }

    [Fact]
    public void SgdKeepsMomentum()
    {
        ReferenceParameter<float> theta = new("theta", 1);
        ReferenceSgd<float> sgd = new([theta], learningRate: 0.5, momentum: 0.5);

        // g = 1, 1, 0: u = 1, 1.5, 0.75; θ = −0.5, −1.25, −1.625
        theta.Gradient[0] = 1;
        sgd.Step();
        Assert.Equal(-0.5f, theta.Values[0]);
        sgd.Step();
        Assert.Equal(-1.25f, theta.Values[0]);
        theta.Gradient[0] = 0;
        sgd.Step();
        Assert.Equal(-1.625f, theta.Values[0]);
    }

    [Fact]
    public void WeightDecayOfAdamPassesThroughTheMoments()
    {
        ReferenceParameter<double> theta = new("theta", 1);
        theta.Values[0] = 2;
        new ReferenceAdam<double>([theta], learningRate: 0.1, epsilon: 1, weightDecay: 0.5).Step();

        // g = 0 + 0.5·2 = 1: corrected m = 1, root 1: θ = 2 − 0.1·1/(1 + 1)
        Assert.Equal(1.95, theta.Values[0], 1e-12);
    }

    [Fact]
    public void WeightDecayOfAdamWBypassesThem()
    {
        ReferenceParameter<double> theta = new("theta", 1);
        (theta.Values[0], theta.Gradient[0]) = (2, 1);
        new ReferenceAdam<double>([theta], learningRate: 0.1, epsilon: 1, weightDecay: 0.5, isDecoupled: true).Step();

        // θ = 2·(1 − 0.1·0.5) = 1.9; g = 1: θ = 1.9 − 0.1·1/(1 + 1)
        Assert.Equal(1.85, theta.Values[0], 1e-12);
    }

    [Fact]
    public void RmsPropFollowsItsFormula()
    {
        ReferenceParameter<double> theta = new("theta", 1);
        ReferenceRmsProp<double> rmsProp = new([theta], learningRate: 0.1, alpha: 0.75, epsilon: 1, weightDecay: 0.5);
        (theta.Values[0], theta.Gradient[0]) = (2, 3);

        // g = 3 + 0.5·2 = 4: v = 0.25·16 = 4, root 2: θ = 2 − 0.1·4/(2 + 1) = 1.8666…
        rmsProp.Step();
        Assert.Equal(2 - (0.4 / 3), theta.Values[0], 1e-12);

        // g = 0.0666… + 0.9333… = 1: v = 0.75·4 + 0.25 = 3.25
        theta.Gradient[0] = 0.2 / 3;
        rmsProp.Step();
        Assert.Equal(2 - (0.4 / 3) - (0.1 / (Math.Sqrt(3.25) + 1)), theta.Values[0], 1e-12);
    }

    [Fact]
    public void WeightDecayOfSgdAddsToTheGradient()
    {
        ReferenceParameter<double> theta = new("theta", 1);
        ReferenceSgd<double> sgd = new([theta], learningRate: 0.5, momentum: 0.5, weightDecay: 0.25);
        (theta.Values[0], theta.Gradient[0]) = (4, 1);

        // g = 1 + 0.25·4 = 2: θ = 4 − 0.5·2 = 3; then g = 1 + 0.75, u = 0.5·2 + 1.75 = 2.75: θ = 3 − 1.375
        sgd.Step();
        Assert.Equal(3, theta.Values[0]);
        sgd.Step();
        Assert.Equal(1.625, theta.Values[0]);
    }

    [Fact]
    public void ClippingByValueCutsEachGradient()
    {
        ReferenceParameter<double> theta = new("theta", 3);
        (theta.Gradient[0], theta.Gradient[1], theta.Gradient[2]) = (-3, 0.25, 2);
        ReferenceClipping.ClipValue([theta], 0.5);
        Assert.Equal([-0.5, 0.25, 0.5], theta.Gradient);
    }

    [Theory]
    [InlineData(10, 3, 4)]
    [InlineData(1, 0.6, 0.8)]
    public void ClippingScalesAllGradientsTogether(double maxNorm, double expectedFirst, double expectedSecond)
    {
        ReferenceParameter<double> first = new("first", 1);
        ReferenceParameter<double> second = new("second", 2);
        first.Gradient[0] = 3;
        second.Gradient[1] = 4;

        Assert.Equal(5, ReferenceClipping.ClipGlobalNorm([first, second], maxNorm));
        Assert.Equal(expectedFirst, first.Gradient[0], 2e-7);
        Assert.Equal(expectedSecond, second.Gradient[1], 2e-7);
    }

    /// <summary>min(1, max / (norm + 1e-6)): a norm just at the bound is already scaled by a hair.</summary>
    [Fact]
    public void ClippingAddsAMillionthToTheNorm()
    {
        ReferenceParameter<double> theta = new("theta", 1);
        theta.Gradient[0] = 1;
        ReferenceClipping.ClipGlobalNorm([theta], 1.0);
        Assert.Equal(1 / (1 + 1e-6), theta.Gradient[0]);
    }

    [Theory]
    [InlineData(RecurrentCell.Tanh)]
    [InlineData(RecurrentCell.Relu)]
    [InlineData(RecurrentCell.Lstm)]
    [InlineData(RecurrentCell.Gru)]
    [InlineData(RecurrentCell.Cifg)]
    public void TrainingLearnsASequenceByHeart(RecurrentCell cell)
    {
        ModelShape shape = new() { Cell = cell, VocabularySize = 5, EmbeddingSize = 3, HiddenSize = 16, SequenceLength = 6, BatchSize = 1 };
        ReferenceModel<float> model = ReferenceBatch.RandomModel<float>(shape, seed: 10, range: 0.35);
        ReferenceAdam<float> adam = new(model.Parameters, learningRate: 0.03);
        int[] inputs = [0, 1, 2, 0, 1, 3];
        int[] targets = [1, 2, 0, 1, 3, 4];
        for (int step = 0; step < 200; step++)
        {
            model.LossAndGradients(inputs, targets, wordCount: 5);
            ReferenceClipping.ClipGlobalNorm(model.Parameters, 5f);
            adam.Step();
        }

        // Only memory tells the two words that follow 1 apart: without it −ln p is ln 2 there, 0.23 over all six.
        Assert.InRange(model.Loss(inputs, targets, wordCount: 5), 0, 0.05f);
    }
}

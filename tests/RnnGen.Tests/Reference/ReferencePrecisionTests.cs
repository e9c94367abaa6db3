using RnnGen.Training;
using RnnGen.Reference;

namespace RnnGen.Tests;

/// <summary>Float and double compute the same, as far as float reaches; and neither allocates once it runs.</summary>
[Trait("Category", "Numerics")]
public sealed class ReferencePrecisionTests
{
    private const int Words = 9;

    [Theory]
    [InlineData(RecurrentCell.Tanh, 2, 0)]
    [InlineData(RecurrentCell.Relu, 1, 4)]
    [InlineData(RecurrentCell.Lstm, 1, 0)]
    [InlineData(RecurrentCell.Lstm, 3, 4)]
    [InlineData(RecurrentCell.Gru, 2, 4)]
    [InlineData(RecurrentCell.Cifg, 2, 4)]
    public void FloatAgreesWithDouble(RecurrentCell cell, int layers, int embeddingSize)
    {
        ModelShape shape = Shape(cell, layers, embeddingSize);
        ReferenceModel<float> single = ReferenceBatch.RandomModel<float>(shape, seed: 10);
        ReferenceModel<double> exact = ReferenceBatch.RandomModel<double>(shape, seed: 10);
        int[] inputs = ReferenceBatch.Inputs(shape, Words, seed: 2);
        int[] targets = ReferenceBatch.Targets(shape, Words, seed: 3);

        Assert.Equal(exact.LossAndGradients(inputs, targets, Words), single.LossAndGradients(inputs, targets, Words), 1e-5);
        foreach (ReferenceParameter<double> parameter in exact.Parameters)
        {
            double largest = parameter.Gradient.Max(Math.Abs);
            double error = parameter.Gradient.Zip(single.Gradient(parameter.Name), (a, b) => Math.Abs(a - b)).Max();
            Assert.True(error <= 1e-5 * largest, $"{parameter.Name}: off by {error} of {largest}");
        }
    }

    [Fact]
    public void StepsAllocateNothing()
    {
        ModelShape shape = Shape(RecurrentCell.Lstm, 2, 4);
        ReferenceModel<float> model = ReferenceBatch.RandomModel<float>(shape, seed: 10);
        ReferenceAdam<float> adam = new(model.Parameters, 1e-3);
        ReferenceSession<float> session = model.CreateSession();
        int[] inputs = ReferenceBatch.Inputs(shape, Words, seed: 2);
        int[] targets = ReferenceBatch.Targets(shape, Words, seed: 3);
        float[] probabilities = new float[Words];
        TrainAndPredict();
        AllocationMeter allocations = AllocationMeter.StartNew();
        for (int step = 0; step < 10; step++)
            TrainAndPredict();
        Assert.Equal(0, allocations.Stop());

        void TrainAndPredict()
        {
            model.LossAndGradients(inputs, targets, Words);
            ReferenceClipping.ClipGlobalNorm(model.Parameters, 1f);
            adam.Step();
            model.CarryState();
            session.Step(1);
            session.Probabilities(probabilities);
        }
    }

    private static ModelShape Shape(RecurrentCell cell, int layers, int embeddingSize) =>
        new() { Cell = cell, VocabularySize = Words, EmbeddingSize = embeddingSize, HiddenSize = 6, Layers = layers, SequenceLength = 4, BatchSize = 3 };
}

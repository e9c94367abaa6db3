using RnnGen.Reference;

namespace RnnGen.Tests;

/// <summary>Gradients with dropout against central differences, the masks held fixed: every parameter of every cell, depth, input and loss.</summary>
[Trait("Category", "Numerics")]
public sealed class ReferenceDropoutGradientTests
{
    private const int Words = 7;

    public static TheoryData<RecurrentCell, int, int, LossPosition> Shapes => ReferenceGradientTests.Shapes;

    [Theory]
    [MemberData(nameof(Shapes))]
    public void Agree(RecurrentCell cell, int layers, int embeddingSize, LossPosition loss)
    {
        ModelShape shape = Shape(cell, layers, embeddingSize, loss);
        ReferenceModel<double> model = ReferenceBatch.RandomModel<double>(shape, seed: 10);
        model.Dropout = RandomMasks(shape, seed: 4);
        int[] inputs = ReferenceBatch.Inputs(shape, Words, seed: 2);
        int[] targets = ReferenceBatch.Targets(shape, Words, seed: 3);

        GradientCheck.AssertAgree(model, inputs, targets, Words);
    }

    /// <summary>With the penalties on h, whose gradients pass through the masks too.</summary>
    [Theory]
    [MemberData(nameof(Shapes))]
    public void AgreeWithPenaltiesOnActivations(RecurrentCell cell, int layers, int embeddingSize, LossPosition loss)
    {
        ModelShape shape = Shape(cell, layers, embeddingSize, loss);
        ReferenceModel<double> model = ReferenceBatch.RandomModel<double>(shape, seed: 10);
        model.Dropout = RandomMasks(shape, seed: 4);
        model.ActivationRegularization = 2;
        model.TemporalActivationRegularization = 3;
        int[] inputs = ReferenceBatch.Inputs(shape, Words, seed: 2);
        int[] targets = ReferenceBatch.Targets(shape, Words, seed: 3);

        GradientCheck.AssertAgree(model, inputs, targets, Words);
    }

    /// <summary>With a teacher, whose weight may be all.</summary>
    [Theory]
    [MemberData(nameof(Shapes))]
    public void AgreeWithATeacher(RecurrentCell cell, int layers, int embeddingSize, LossPosition loss)
    {
        ModelShape shape = Shape(cell, layers, embeddingSize, loss);
        ReferenceModel<double> model = ReferenceBatch.RandomModel<double>(shape, seed: 10);
        model.Dropout = RandomMasks(shape, seed: 4);
        int[] inputs = ReferenceBatch.Inputs(shape, Words, seed: 2);
        int[] targets = ReferenceBatch.Targets(shape, Words, seed: 3);

        Assert.All([0.3f, 1], weight => GradientCheck.AssertAgree(model, inputs, targets, RandomTeacher.SoftTargets(targets, Words, seed: 5, weight).Reference));
    }

    [Fact]
    public void SoftTargetsOfOtherRowsAreRefused()
    {
        ModelShape shape = Shape(RecurrentCell.Tanh, layers: 1, embeddingSize: 3, LossPosition.EveryStep);
        ReferenceModel<double> model = new(shape);
        int[] inputs = ReferenceBatch.Inputs(shape, Words, seed: 2);
        int[] targets = ReferenceBatch.Targets(shape, Words, seed: 3);

        Assert.Throws<ArgumentException>(() => model.DistilledLoss(inputs, targets, RandomTeacher.SoftTargets(targets[1..], Words, seed: 5, weight: 0.2f).Reference));
        Assert.Throws<ArgumentOutOfRangeException>(() => model.DistilledLoss(inputs, targets, RandomTeacher.SoftTargets(targets, shape.VocabularySize + 1, seed: 5, weight: 0.2f).Reference));
        Assert.Throws<ArgumentException>(() => new SoftTargets<double>(new double[7], wordCount: 4, weight: 0.2));
        Assert.Throws<ArgumentOutOfRangeException>(() => new SoftTargets<double>(new double[8], wordCount: 4, weight: double.NaN));
    }

    [Fact]
    public void AgreeForSampledSoftmax()
    {
        ModelShape shape = Shape(RecurrentCell.Lstm, layers: 2, embeddingSize: 3, LossPosition.EveryStep);
        ReferenceModel<double> model = ReferenceBatch.RandomModel<double>(shape, seed: 10);
        model.Dropout = RandomMasks(shape, seed: 4);
        int[] inputs = ReferenceBatch.Inputs(shape, Words, seed: 2);
        int[] targets = ReferenceBatch.Targets(shape, Words, seed: 3);
        RandomSample sample = new(targets, [0, 2, 3], seed: 3);

        GradientCheck.AssertAgree(model, inputs, targets, sample);
    }

    /// <summary>Everything between layers dropped, for one step of one sequence: the loop alone carries on, and h depends on its biases alone.</summary>
    [Fact]
    public void TheLoopIsNeverDropped()
    {
        ModelShape shape = Shape(RecurrentCell.Tanh, layers: 1, embeddingSize: 3, LossPosition.EveryStep);
        ReferenceModel<double> model = ReferenceBatch.RandomModel<double>(shape, seed: 10);
        int[] inputs = ReferenceBatch.Inputs(shape, Words, seed: 2);
        int[] targets = ReferenceBatch.Targets(shape, Words, seed: 3);
        ReferenceDropout<double> dropout = new(shape);
        dropout.Input(0, step: 2, sequence: 1).Clear();
        dropout.Output(step: 2, sequence: 1).Clear();
        model.Dropout = dropout;
        _ = model.Loss(inputs, targets, Words);

        double[] whh = model.Parameter("rnn.weight_hh_l0");
        double[] biasInput = model.Parameter("rnn.bias_ih_l0"), biasHidden = model.Parameter("rnn.bias_hh_l0");
        for (int unit = 0; unit < shape.HiddenSize; unit++)
        {
            double z = biasInput[unit] + biasHidden[unit];
            for (int k = 0; k < shape.HiddenSize; k++)
            {
                z += whh[(unit * shape.HiddenSize) + k] * model.HiddenState(0, 1, 1)[k];
            }

            Assert.Equal(Math.Tanh(z), model.HiddenState(0, 2, 1)[unit], 1e-12);
        }
    }

    [Fact]
    public void MasksOfOnesChangeNothing()
    {
        ModelShape shape = Shape(RecurrentCell.Lstm, layers: 3, embeddingSize: 3, LossPosition.EveryStep);
        ReferenceModel<double> model = ReferenceBatch.RandomModel<double>(shape, seed: 10);
        int[] inputs = ReferenceBatch.Inputs(shape, Words, seed: 2);
        int[] targets = ReferenceBatch.Targets(shape, Words, seed: 3);
        double loss = model.LossAndGradients(inputs, targets, Words);
        Dictionary<string, double[]> gradients = GradientCheck.Gradients(model);
        model.Dropout = new ReferenceDropout<double>(shape);

        Assert.Equal(loss, model.LossAndGradients(inputs, targets, Words));
        Assert.Equal(gradients, GradientCheck.Gradients(model));
    }

    [Fact]
    public void MasksOfAnotherShapeAreRefused()
    {
        ModelShape shape = Shape(RecurrentCell.Tanh, layers: 1, embeddingSize: 3, LossPosition.EveryStep);

        Assert.Throws<ArgumentException>(() => new ReferenceModel<double>(shape) { Dropout = new ReferenceDropout<double>(shape with { Layers = 2 }) });
    }

    private static ReferenceDropout<double> RandomMasks(ModelShape shape, int seed)
    {
        Random random = new(seed);
        ReferenceDropout<double> dropout = new(shape);
        for (int step = 1; step <= shape.SequenceLength; step++)
        {
            for (int sequence = 0; sequence < shape.BatchSize; sequence++)
            {
                for (int layer = 0; layer < shape.Layers; layer++)
                {
                    Draw(dropout.Input(layer, step, sequence), 0.2);
                }

                Draw(dropout.Output(step, sequence), 0.4);
            }
        }

        for (int layer = 0; layer < shape.Layers; layer++)
        {
            Draw(dropout.RecurrentWeights(layer), 0.3);
        }

        return dropout;

        void Draw(Span<double> mask, double rate)
        {
            foreach (ref double value in mask)
            {
                value = random.NextDouble() < rate ? 0 : 1 / (1 - rate);
            }
        }
    }

    private static ModelShape Shape(RecurrentCell cell, int layers, int embeddingSize, LossPosition loss) =>
        new() { Cell = cell, VocabularySize = Words, EmbeddingSize = embeddingSize, HiddenSize = 5, Layers = layers, SequenceLength = 3, BatchSize = 2, Loss = loss };
}

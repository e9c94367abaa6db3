using RnnGen.Reference;

namespace RnnGen.Tests;

/// <summary>The gradient of an embedding that is the output layer too: of both its uses, and through the projection where its width is not that of h.</summary>
[Trait("Category", "Numerics")]
public sealed class ReferenceTiedGradientTests
{
    private const int Words = 7;
    private const int HiddenSize = 5;

    /// <summary>Cells x layers 1 and 2 x E = H and E ≠ H x every or last step.</summary>
    public static TheoryData<RecurrentCell, int, int, LossPosition> Shapes
    {
        get
        {
            TheoryData<RecurrentCell, int, int, LossPosition> shapes = [];
            foreach (RecurrentCell cell in Enum.GetValues<RecurrentCell>())
            {
                for (int layers = 1; layers <= 2; layers++)
                {
                    shapes.Add(cell, layers, HiddenSize, LossPosition.EveryStep);
                    shapes.Add(cell, layers, HiddenSize, LossPosition.LastStep);
                    shapes.Add(cell, layers, 3, LossPosition.EveryStep);
                    shapes.Add(cell, layers, 3, LossPosition.LastStep);
                }
            }

            return shapes;
        }
    }

    [Theory]
    [MemberData(nameof(Shapes))]
    public void AgreesWithCentralDifferences(RecurrentCell cell, int layers, int embeddingSize, LossPosition loss)
    {
        ModelShape shape = Shape(cell, layers, embeddingSize, loss);
        ReferenceModel<double> model = ReferenceBatch.RandomModel<double>(shape, seed: 10);
        int[] inputs = ReferenceBatch.Inputs(shape, Words, seed: 2);
        int[] targets = ReferenceBatch.Targets(shape, Words, seed: 3);
        GradientCheck.AssertAgree(model, inputs, targets, Words);
    }

    [Theory]
    [MemberData(nameof(Shapes))]
    public void OfSampledSoftmaxAgreesToo(RecurrentCell cell, int layers, int embeddingSize, LossPosition loss)
    {
        ModelShape shape = Shape(cell, layers, embeddingSize, loss);
        ReferenceModel<double> model = ReferenceBatch.RandomModel<double>(shape, seed: 10);
        int[] inputs = ReferenceBatch.Inputs(shape, Words, seed: 2);
        int[] targets = loss == LossPosition.EveryStep ? [4, 6, -1, 2, 4, 1] : [4, 6];
        RandomSample sample = new(targets, [0, 1, 4, 5], seed: 3);
        GradientCheck.AssertAgree(model, inputs, targets, sample);
    }

    /// <summary>Two copies of one matrix have between them the gradient of the one that stands for both.</summary>
    [Fact]
    public void IsTheSumOfThoseOfAnEmbeddingAndAnOutputLayerWithTheSameNumbers()
    {
        ModelShape shape = Shape(RecurrentCell.Lstm, layers: 2, HiddenSize, LossPosition.EveryStep);
        ReferenceModel<double> tied = ReferenceBatch.RandomModel<double>(shape, seed: 4);
        ReferenceModel<double> untied = new(shape with { TieEmbeddings = false });
        foreach (ReferenceParameter<double> parameter in tied.Parameters)
            parameter.Values.CopyTo(untied.Parameter(parameter.Name).AsSpan());
        tied.Parameter("embedding.weight").CopyTo(untied.Parameter("output.weight").AsSpan());
        int[] inputs = ReferenceBatch.Inputs(shape, Words, seed: 5);
        int[] targets = ReferenceBatch.Targets(shape, Words, seed: 6);

        Assert.Equal(untied.LossAndGradients(inputs, targets, Words), tied.LossAndGradients(inputs, targets, Words));

        double[] sum = [.. untied.Gradient("embedding.weight").Zip(untied.Gradient("output.weight"), (input, output) => input + output)];
        Assert.All(sum.Zip(tied.Gradient("embedding.weight")), pair => Assert.Equal(pair.First, pair.Second, 1e-14));
        Assert.Equal(untied.Gradient("rnn.weight_hh_l0"), tied.Gradient("rnn.weight_hh_l0"));
    }

    /// <summary>A projection that is the identity changes nothing.</summary>
    [Fact]
    public void PassesThroughTheProjection()
    {
        ModelShape shape = Shape(RecurrentCell.Tanh, layers: 1, embeddingSize: HiddenSize + 1, LossPosition.EveryStep);
        ReferenceModel<double> model = ReferenceBatch.RandomModel<double>(shape, seed: 4);
        double[] p = model.Parameter("projection.weight");
        for (int k = 0; k < p.Length; k++)
            p[k] = k / HiddenSize == k % HiddenSize ? 1 : 0;
        ReferenceSession<double> session = model.CreateSession();
        session.Step(3);
        double[] logits = new double[Words];
        session.Logits(logits);

        double[] embedding = model.Parameter("embedding.weight");
        for (int word = 0; word < Words; word++)
        {
            double expected = model.Parameter("output.bias")[word];
            for (int unit = 0; unit < HiddenSize; unit++)
                expected += embedding[(word * (HiddenSize + 1)) + unit] * session.HiddenState(0)[unit];
            Assert.Equal(expected, logits[word], 1e-14);
        }
    }

    private static ModelShape Shape(RecurrentCell cell, int layers, int embeddingSize, LossPosition loss) =>
        new() { Cell = cell, VocabularySize = Words, EmbeddingSize = embeddingSize, HiddenSize = HiddenSize, Layers = layers, SequenceLength = 3, BatchSize = 2, Loss = loss, TieEmbeddings = true };
}

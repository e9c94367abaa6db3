using RnnGen.Reference;

namespace RnnGen.Tests;

/// <summary>Backpropagation through time against central differences, every parameter of every cell, depth, input and loss.</summary>
[Trait("Category", "Numerics")]
public sealed class ReferenceGradientTests
{
    private const int Words = 7;

    /// <summary>Cells x layers 1 to 3 x one-hot or embedding x every or last step.</summary>
    public static TheoryData<RecurrentCell, int, int, LossPosition> Shapes
    {
        get
        {
            TheoryData<RecurrentCell, int, int, LossPosition> shapes = [];
            foreach (RecurrentCell cell in Enum.GetValues<RecurrentCell>())
            {
                for (int layers = 1; layers <= 3; layers++)
                {
                    shapes.Add(cell, layers, 0, LossPosition.EveryStep);
                    shapes.Add(cell, layers, 0, LossPosition.LastStep);
                    shapes.Add(cell, layers, 3, LossPosition.EveryStep);
                    shapes.Add(cell, layers, 3, LossPosition.LastStep);
                }
            }

            return shapes;
        }
    }

    [Theory]
    [MemberData(nameof(Shapes))]
    public void AgreeFromZeroState(RecurrentCell cell, int layers, int embeddingSize, LossPosition loss)
    {
        ModelShape shape = Shape(cell, layers, embeddingSize, loss);
        ReferenceModel<double> model = ReferenceBatch.RandomModel<double>(shape, seed: 10);
        int[] inputs = ReferenceBatch.Inputs(shape, Words, seed: 2);
        int[] targets = ReferenceBatch.Targets(shape, Words, seed: 3);

        GradientCheck.AssertAgree(model, inputs, targets, Words);
    }

    [Theory]
    [MemberData(nameof(Shapes))]
    public void AgreeFromCarriedStateWithIgnoredTargetsAndAWordLess(RecurrentCell cell, int layers, int embeddingSize, LossPosition loss)
    {
        const int wordCount = Words - 1;
        ModelShape shape = Shape(cell, layers, embeddingSize, loss);
        ReferenceModel<double> model = ReferenceBatch.RandomModel<double>(shape, seed: 11);
        int[] inputs = ReferenceBatch.Inputs(shape, wordCount, seed: 5);
        int[] targets = ReferenceBatch.Targets(shape, wordCount, seed: 6);
        targets[1] = -1;
        targets[^1] = loss == LossPosition.EveryStep ? -1 : targets[^1];
        _ = model.Loss(ReferenceBatch.Inputs(shape, wordCount, seed: 7), targets, wordCount);
        model.CarryState();
        Assert.Contains(model.HiddenState(layers - 1, 0, 0).ToArray(), h => h != 0);

        GradientCheck.AssertAgree(model, inputs, targets, wordCount);
        Assert.All(model.Gradient("output.weight").Skip(wordCount * shape.HiddenSize), gradient => Assert.Equal(0, gradient));
        Assert.Equal(0, model.Gradient("output.bias")[wordCount]);
    }

    private static ModelShape Shape(RecurrentCell cell, int layers, int embeddingSize, LossPosition loss) =>
        new() { Cell = cell, VocabularySize = Words, EmbeddingSize = embeddingSize, HiddenSize = 5, Layers = layers, SequenceLength = 3, BatchSize = 2, Loss = loss };
}

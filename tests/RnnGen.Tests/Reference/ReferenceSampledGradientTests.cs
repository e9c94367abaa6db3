using RnnGen.Reference;

namespace RnnGen.Tests;

/// <summary>Gradients of sampled softmax against central differences, every parameter of every cell, input and loss.</summary>
[Trait("Category", "Numerics")]
public sealed class ReferenceSampledGradientTests
{
    private const int Words = 12;

    // Of the targets below, some are among these and some are not.
    private static readonly int[] Candidates = [0, 1, 4, 5, 9];

    public static TheoryData<RecurrentCell, int, int, LossPosition> Shapes
    {
        get
        {
            TheoryData<RecurrentCell, int, int, LossPosition> shapes = [];
            foreach (RecurrentCell cell in Enum.GetValues<RecurrentCell>())
            {
                shapes.Add(cell, 1, 0, LossPosition.EveryStep);
                shapes.Add(cell, 1, 3, LossPosition.LastStep);
                shapes.Add(cell, 2, 0, LossPosition.LastStep);
                shapes.Add(cell, 2, 3, LossPosition.EveryStep);
            }

            return shapes;
        }
    }

    [Theory]
    [MemberData(nameof(Shapes))]
    public void Agree(RecurrentCell cell, int layers, int embeddingSize, LossPosition loss)
    {
        ModelShape shape = Shape(cell, layers, embeddingSize, loss);
        int[] targets = loss == LossPosition.EveryStep ? [4, 11, 0, 2, 4, 9] : [4, 11];

        AssertAgree(shape, targets);
    }

    [Theory]
    [MemberData(nameof(Shapes))]
    public void AgreeWithIgnoredTargets(RecurrentCell cell, int layers, int embeddingSize, LossPosition loss)
    {
        ModelShape shape = Shape(cell, layers, embeddingSize, loss);
        int[] targets = loss == LossPosition.EveryStep ? [-1, 9, 3, -1, 4, 7] : [5, -1];

        AssertAgree(shape, targets);
    }

    private static void AssertAgree(ModelShape shape, int[] targets)
    {
        ReferenceModel<double> model = ReferenceBatch.RandomModel<double>(shape, seed: 10);
        int[] inputs = ReferenceBatch.Inputs(shape, Words, seed: 2);
        RandomSample sample = new(targets, Candidates, seed: 3);

        GradientCheck.AssertAgree(model, inputs, targets, sample);

        // The point of it: words that are neither candidates nor targets take no part.
        for (int word = 0; word < Words; word++)
        {
            bool takesPart = Candidates.Contains(word) || targets.Contains(word);
            Assert.Equal(takesPart, model.Gradient("output.bias")[word] != 0);
            Assert.Equal(takesPart, model.Gradient("output.weight").AsSpan(word * shape.HiddenSize, shape.HiddenSize).ContainsAnyExcept(0));
        }
    }

    private static ModelShape Shape(RecurrentCell cell, int layers, int embeddingSize, LossPosition loss) =>
        new() { Cell = cell, VocabularySize = Words, EmbeddingSize = embeddingSize, HiddenSize = 5, Layers = layers, SequenceLength = 3, BatchSize = 2, Loss = loss };
}

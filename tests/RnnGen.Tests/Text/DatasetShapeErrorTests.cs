using RnnGen.Training;

namespace RnnGen.Tests;

public sealed class DatasetShapeErrorTests
{
    private static readonly Func<ModelShape, SequenceDataset>[] Datasets =
    [
        shape => new StreamDataset(new int[100], shape with { Loss = LossPosition.EveryStep }),
        shape => new WindowDataset(new int[100], shape with { Loss = LossPosition.EveryStep }),
        shape => new NGramDataset(new int[100], shape with { Loss = LossPosition.LastStep }),
    ];

    [Fact]
    public void A_shape_is_needed()
    {
        Assert.Equal("shape", Assert.Throws<ArgumentNullException>(() => new StreamDataset(new int[100], null!)).ParamName);
        Assert.Equal("shape", Assert.Throws<ArgumentNullException>(() => new WindowDataset(new int[100], null!)).ParamName);
        Assert.Equal("shape", Assert.Throws<ArgumentNullException>(() => new NGramDataset(new int[100], null!)).ParamName);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(-1)]
    public void Sizes_below_1_are_named(int size)
    {
        ModelShape shape = DatasetShapes.EveryStep(sequenceLength: 4, batchSize: 3);
        foreach (Func<ModelShape, SequenceDataset> create in Datasets)
        {
            Refuse(shape with { VocabularySize = size }, "shape.VocabularySize");
            Refuse(shape with { SequenceLength = size }, "shape.SequenceLength");
            Refuse(shape with { BatchSize = size }, "shape.BatchSize");

            void Refuse(ModelShape bad, string name)
            {
                ArgumentOutOfRangeException error = Assert.Throws<ArgumentOutOfRangeException>(() => create(bad));
                Assert.Equal((name, (object)size), (error.ParamName, error.ActualValue));
                Assert.Contains("'1'", error.Message, StringComparison.Ordinal);
            }
        }
    }
}

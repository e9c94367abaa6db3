using static RnnGen.LossPosition;
using static RnnGen.RecurrentCell;

namespace RnnGen.Benchmarks.Tests;

public sealed class TrainedModelTests
{
    // V=20, E=3, H=5, L=2, B=7, T=4. The cell is 4·5·(3 + 5) + 4·5·(5 + 5) = 360 multiply-adds a word, an output 20·5 = 100.
    [Theory]
    [InlineData(EveryStep, 6 * ((7 * 4 * 360) + (7 * 4 * 100)))]
    [InlineData(LastStep, 6 * ((7 * 4 * 360) + (7 * 100)))]
    public void Outputs_count_where_a_word_is_predicted(LossPosition loss, double operations) =>
        Assert.Equal(operations, new TrainedModel(Lstm, 20, 3, 5, Layers: 2, BatchSize: 7, SequenceLength: 4, loss, Create: null!).Operations);

    [Fact]
    public void The_sizes_of_a_row_are_those_of_its_model() => Assert.All(TrainedModel.All, sizes =>
    {
        ModelShape shape = sizes.CreateModel().Shape;
        Assert.Equal(
            new ModelShape { Cell = sizes.Cell, VocabularySize = sizes.VocabularySize, EmbeddingSize = sizes.EmbeddingSize, HiddenSize = sizes.HiddenSize, Layers = sizes.Layers, SequenceLength = sizes.SequenceLength, BatchSize = sizes.BatchSize, Loss = sizes.Loss },
            shape);
    });
}

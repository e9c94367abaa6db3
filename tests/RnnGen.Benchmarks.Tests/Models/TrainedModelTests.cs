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
        Assert.Equal(operations, new TrainedModel(Shape with { Loss = loss }, Create: null!).Operations);

    /// <summary>The rows are known by their sizes, in the published figures too.</summary>
    [Fact]
    public void The_models_that_are_compared_have_their_published_sizes() => Assert.Equal(
        [
            "lstm n-grams V=4096 E=64 H=128 L=1 B=7 T=3",
            "lstm V=2000 E=64 H=128 L=1 B=16 T=10",
            "lstm V=2000 E=64 H=128 L=1 B=16 T=10 dropout=0.5",
            "gru V=2000 E=64 H=128 L=1 B=16 T=10",
            "cifg V=2000 E=64 H=128 L=1 B=16 T=10",
            "tanh V=2000 E=64 H=128 L=1 B=16 T=10",
            "lstm V=10000 E=200 H=200 L=2 B=20 T=35",
            "lstm V=10000 E=650 H=650 L=2 B=20 T=35",
        ],
        TrainedModel.All.Select(model => model.Sizes));

    private static ModelShape Shape => new() { Cell = Lstm, VocabularySize = 20, EmbeddingSize = 3, HiddenSize = 5, Layers = 2, BatchSize = 7, SequenceLength = 4 };
}

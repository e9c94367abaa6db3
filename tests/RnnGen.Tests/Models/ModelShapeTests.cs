namespace RnnGen.Tests;

public sealed class ModelShapeTests
{
    [Theory]
    [InlineData(RecurrentCell.Lstm, 3, 2, (5 * 3) + (4 * 2 * (3 + 2 + 1)) + (4 * 2 * (2 + 2 + 1)) + (5 * 3))]
    [InlineData(RecurrentCell.Gru, 3, 2, (5 * 3) + (2 * ((3 * (3 + 2)) + 4)) + (2 * ((3 * (2 + 2)) + 4)) + (5 * 3))]
    [InlineData(RecurrentCell.Cifg, 3, 2, (5 * 3) + (3 * 2 * (3 + 2 + 1)) + (3 * 2 * (2 + 2 + 1)) + (5 * 3))]
    [InlineData(RecurrentCell.Tanh, 0, 2, (2 * (5 + 2 + 1)) + (2 * (2 + 2 + 1)) + (5 * 3))]
    [InlineData(RecurrentCell.Tanh, int.MaxValue, 1, (5L * int.MaxValue) + (int.MaxValue + 2L) + (1 + 1 + 1) + (5 * 2))]
    public void Parameters_are_counted(RecurrentCell cell, int embeddingSize, int hiddenSize, long expected)
    {
        ModelShape shape = new() { Cell = cell, VocabularySize = 5, EmbeddingSize = embeddingSize, HiddenSize = hiddenSize, Layers = 2, SequenceLength = 3, BatchSize = 2 };

        Assert.Equal(expected, shape.ParameterCount);
    }

    [Theory]
    [InlineData(2, 2, (5 * 2) + (4 * 2 * (2 + 2 + 1)) + 5)]
    [InlineData(3, 2, (5 * 3) + (4 * 2 * (3 + 2 + 1)) + (3 * 2) + 5)]
    public void A_tied_embedding_is_counted_once_and_its_projection_too(int embeddingSize, int hiddenSize, long expected)
    {
        ModelShape shape = new() { Cell = RecurrentCell.Lstm, VocabularySize = 5, EmbeddingSize = embeddingSize, HiddenSize = hiddenSize, SequenceLength = 3, BatchSize = 2, TieEmbeddings = true };

        Assert.Equal(expected, shape.ParameterCount);
        Assert.Equal(embeddingSize != hiddenSize, shape.HasProjection);
    }

    [Fact]
    public void A_cell_that_does_not_exist_has_no_gates() =>
        Assert.Contains("no value 9", Assert.Throws<ArgumentOutOfRangeException>(() => new ModelShape { Cell = (RecurrentCell)9, VocabularySize = 5, EmbeddingSize = 3, HiddenSize = 2, SequenceLength = 3, BatchSize = 2 }.Gates).Message, StringComparison.Ordinal);

    [Fact]
    public void The_largest_hidden_state_does_not_overflow_the_count()
    {
        const long H = int.MaxValue;
        ModelShape shape = new() { Cell = RecurrentCell.Tanh, VocabularySize = 2, EmbeddingSize = 1, HiddenSize = (int)H, SequenceLength = 1, BatchSize = 1 };

        Assert.Equal(2 + (H * (1 + H + 1)) + (2 * (H + 1)), shape.ParameterCount);
    }
}

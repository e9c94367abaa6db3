namespace RnnGen.Tests;

public sealed class RnnModelTests
{
    [Fact]
    public void A_vocabulary_that_does_not_fit_is_refused_with_both_sizes()
    {
        ArgumentException error = Assert.Throws<ArgumentException>(() => new BigramModel(new BigramNetwork(4), BigramModel.Words(6)));

        Assert.Contains("6 words", error.Message, StringComparison.Ordinal);
        Assert.Contains("VocabularySize = 4", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void The_seed_decides_the_parameters()
    {
        Assert.Equal(new BigramModel(20, seed: 3).Parameters(), new BigramModel(20, seed: 3).Parameters());
        Assert.NotEqual(new BigramModel(20, seed: 3).Parameters(), new BigramModel(20, seed: 4).Parameters());
    }

    [Fact]
    public void Tensors_are_read_and_written_in_row_major_order()
    {
        BigramModel model = new(20);
        float[] weights = [.. Enumerable.Range(0, 400).Select(i => (float)i)];
        model.WriteTensor("output.weight", weights);
        model.WriteTensor("output.bias", new float[20]);
        float[] read = new float[400];
        float[] logits = new float[20];

        model.ReadTensor("output.weight", read);
        Session session = model.CreateSession();
        session.Feed(7);
        session.Logits(logits);

        Assert.Equal(weights, read);
        Assert.Equal(Enumerable.Range(0, 20).Select(word => weights[(word * 20) + 7]), logits);
    }

    [Fact]
    public void A_name_that_no_tensor_has_is_refused_with_those_that_exist()
    {
        ArgumentException error = Assert.Throws<ArgumentException>(() => new BigramModel(4).ReadTensor("rnn.weight", new float[4]));

        Assert.Contains("'rnn.weight'", error.Message, StringComparison.Ordinal);
        Assert.Contains("output.weight, output.bias", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void The_tests_are_built_with_optimisation() => Assert.True(new BigramModel(4).IsOptimized);
}

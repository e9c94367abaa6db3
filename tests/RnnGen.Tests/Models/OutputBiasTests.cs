using RnnGen.SweepModels;

namespace RnnGen.Tests;

/// <summary>A bias that begins with the words' frequencies.</summary>
public sealed class OutputBiasTests
{
    [Fact]
    public void Is_the_logarithm_of_each_words_share()
    {
        RnnModel model = SweptModel.Create("TanhE0H1L1", BigramModel.Words(10), seed: 1);

        model.InitializeOutputBias([1, 1, 1, 0, 2, 1, 3, 3]);

        float[] bias = new float[SweptModel.VocabularySize("TanhE0H1L1")];
        model.ReadTensor("output.bias", bias);
        Assert.All(new[] { 1 / 8f, 1 / 2f, 1 / 8f, 1 / 4f, 1 / 8f }.Zip(bias), pair => Assert.Equal(pair.First, MathF.Exp(pair.Second), 1e-6f));
    }

    [Theory]
    [InlineData("LstmWide")]
    [InlineData("LstmTiedE33H40L1")]
    public void The_untrained_model_predicts_nearly_as_they_do(string name)
    {
        RnnModel model = SweptModel.Create(name, BigramModel.Words(120), seed: 1);
        int[] tokens = [.. Enumerable.Range(0, 2000).Select(i => i % 40 == 0 ? i % 120 : i % 7)];
        double unigram = Math.Exp(-tokens.Skip(1).Average(token => Math.Log(tokens.Count(other => other == token) / (double)tokens.Length)));

        model.InitializeOutputBias(tokens);

        double perplexity = model.CreateEvaluator().Evaluate(tokens).Perplexity;
        Assert.InRange(perplexity, 0.8 * unigram, 1.2 * unigram);
        Assert.True(unigram < 15);
    }

    [Fact]
    public void What_cannot_be_counted_is_refused_and_changes_nothing()
    {
        BigramModel model = new(5);
        float[] before = model.Parameters();

        Assert.Contains("no words", Assert.Throws<ArgumentException>(() => model.InitializeOutputBias([])).Message, StringComparison.Ordinal);
        Assert.Contains("Token 5", Assert.Throws<ArgumentOutOfRangeException>(() => model.InitializeOutputBias([1, 5])).Message, StringComparison.Ordinal);
        Assert.Equal(before, model.Parameters());
    }
}

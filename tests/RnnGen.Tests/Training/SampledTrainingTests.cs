using RnnGen.SweepModels;
using RnnGen.Training;

namespace RnnGen.Tests;

/// <summary>Sampled softmax as an option of training.</summary>
public sealed class SampledTrainingTests
{
    private static readonly int[] Tokens = [.. Enumerable.Range(0, 3000).Select(i => 1 + (i * i % 119))];

    /// <summary>What it learns shows in the perplexity over all words.</summary>
    [Fact]
    public void LowersThePerplexityOverAllWords()
    {
        (RnnModel untrained, _) = Train(epochs: 1, sampledWords: 32, learningRate: 1e-9f);
        (_, TrainingResult sampled) = Train(epochs: 4, sampledWords: 32, learningRate: 5e-3f);
        (_, TrainingResult full) = Train(epochs: 4, sampledWords: 0, learningRate: 5e-3f);

        double before = untrained.CreateEvaluator().Evaluate(Tokens).Perplexity;
        Assert.True(sampled.BestPerplexity < before / 4, $"{before} before, {sampled.BestPerplexity} after.");
        Assert.True(sampled.BestPerplexity < 3 * full.BestPerplexity, $"{full.BestPerplexity} with all words, {sampled.BestPerplexity} with some.");
        Assert.Equal(0, sampled.AllocatedBytes);
    }

    [Fact]
    public void EveryFitDrawsTheSameCandidates()
    {
        (RnnModel first, _) = Train(epochs: 1, sampledWords: 32, learningRate: 1e-3f);
        (RnnModel second, _) = Train(epochs: 1, sampledWords: 32, learningRate: 1e-3f);

        Assert.True(first.Bound.Parameters.Span.SequenceEqual(second.Bound.Parameters.Span));
    }

    [Theory]
    [InlineData(-16, "SampledWords is -16")]
    [InlineData(24, "24 words of 130 cannot be sampled")]
    [InlineData(80, "at most 65")]
    public void OtherNumbersAreRefused(int sampledWords, string message) => Assert.Contains(
        message,
        Assert.Throws<ArgumentOutOfRangeException>(() => Train(epochs: 1, sampledWords, learningRate: 1e-3f)).Message,
        StringComparison.Ordinal);

    private static (RnnModel Model, TrainingResult Result) Train(int epochs, int sampledWords, float learningRate)
    {
        Vocabulary vocabulary = new(WordTokenizer.Default, [Vocabulary.UnknownWord, .. Enumerable.Range(1, 129).Select(word => $"w{word}")]);
        RnnModel model = SweptModel.Create("LstmWide", vocabulary, seed: 1);
        Trainer trainer = model.CreateTrainer(new TrainingOptions { Epochs = epochs, Optimizer = Optimizers.Adam(learningRate), SampledWords = sampledWords });
        return (model, trainer.Fit(new StreamDataset(Tokens, model.Shape), Tokens.AsMemory(0, 1000)));
    }
}

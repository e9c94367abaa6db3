namespace RnnGen.Tests;

/// <summary>Models whose states or logits are far from those of a trained one.</summary>
public sealed class ExtremeModelTests
{
    /// <summary>States so large that their products overflow: the network alone has the cache's share.</summary>
    [Theory]
    [InlineData(1)]
    [InlineData(1e15f)]
    [InlineData(1e19f)]
    [InlineData(1e25f)]
    public void Probabilities_sum_to_one_however_large_states_are(float factor)
    {
        TypedRelu model = new(PredictorCase.Vocabulary, seed: 1);
        PredictorCase.Scale(model, tensor => tensor.Role switch
        {
            ParameterRole.Embedding => factor,
            ParameterRole.OutputWeights => 3 / factor,
            _ => tensor.IsVector && tensor.Role != ParameterRole.OutputBias ? factor : 1,
        });
        Predictor predictor = new(model.Freeze(), new Profile(WordTokenizer.Default));
        Predictor network = new(model.Freeze(), new Profile(WordTokenizer.Default), PredictorCase.Options("network"));
        double lost = 0;
        foreach (string word in PredictorCase.RandomText(seed: 2, words: 200).Split(' '))
        {
            Assert.Equal(1, PredictorCase.Tokens(predictor).Sum(predictor.Probability), 1e-5);
            double probability = predictor.LogProbability(word);
            Assert.True(double.IsFinite(probability));
            lost += network.LogProbability(word) - probability;
            Assert.True(lost < Math.Log(2) + 1e-3);
            Assert.Equal(1, predictor.Weights.Sum(weight => weight.Weight), 1e-9);
            predictor.Feed(word);
            network.Feed(word);
        }

        Assert.NotNull(Profile.Load(predictor.Profile.Save(), WordTokenizer.Default));
    }

    [Fact]
    public void Probabilities_sum_to_one_with_the_greatest_theta()
    {
        Predictor predictor = new(PredictorCase.Model, new Profile(WordTokenizer.Default), new PredictorOptions { CacheTheta = 1e6f });
        predictor.Feed(PredictorCase.RandomText(seed: 1, words: 100));
        Assert.Equal(1, PredictorCase.Tokens(predictor).Sum(predictor.Probability), 1e-5);
        Assert.Throws<ArgumentOutOfRangeException>(() => new PredictorOptions { CacheTheta = 1.1e6f });
        Assert.Throws<ArgumentOutOfRangeException>(() => new PredictorOptions { CacheTheta = -1 });
    }
}

namespace RnnGen.Tests;

/// <summary>What words that complete a beginning share.</summary>
public sealed class CompletionTests
{
    /// <summary>Words of so little probability that a float, or even a double, does not hold it.</summary>
    [Theory]
    [InlineData(1)]
    [InlineData(600)]
    [InlineData(1500)]
    [InlineData(10_000)]
    public void Words_that_match_share_all_of_the_probability(float factor)
    {
        TypedLstm model = new(PredictorCase.Vocabulary, seed: 5);
        PredictorCase.Scale(model, tensor => tensor.Role == ParameterRole.OutputWeights ? factor : 1);
        FrozenModel frozen = model.Freeze();
        Predictor predictor = new(frozen, new Profile(WordTokenizer.Default), PredictorCase.Options("network"));
        Session session = frozen.CreateSession();
        predictor.Read("the ship");
        session.Feed("the ship");
        Suggestion[] completions = new Suggestion[50];
        Suggestion[] expected = new Suggestion[50];
        foreach (string word in PredictorCase.Vocabulary.Words.Skip(1))
        {
            foreach (string prefix in (string[])[word, word[..1]])
            {
                int count = predictor.Complete(prefix, completions);
                Assert.Equal(session.Complete(prefix, expected), count);
                Assert.Equal(1, completions[..count].Sum(completion => (double)completion.Probability), 1e-6);
                Assert.All(completions[..count], completion => Assert.InRange(completion.Probability, 0, 1));
                Assert.All(Enumerable.Range(0, count), i => Assert.Equal(expected[i].Probability, completions[i].Probability, 1e-3f));
            }
        }

        // Of one of the user's own words, where the network gives unknown words nothing.
        Predictor own = new(frozen, new Profile(WordTokenizer.Default), new PredictorOptions { CacheSize = 0, UsesNGrams = false });
        own.Accept("Xanadu");
        own.Accept("Xerxes");
        own.Feed("Xerxes Xerxes Xerxes");
        Assert.Equal(2, own.Complete("x", completions));
        Assert.Equal("Xerxes", own.WordOf(completions[0].Token));
        Assert.Equal(1, completions[0].Probability + completions[1].Probability, 1e-6f);
        Assert.True(completions[1].Probability > 0);
    }
}

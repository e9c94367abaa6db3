using RnnGen.NGrams;

namespace RnnGen.Tests;

/// <summary>What the network reads before each text.</summary>
public sealed class BeginningTests
{
    private const string Beginning = "we wait .";

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Each_text_is_predicted_as_after_it(bool hasCompanion)
    {
        Predictor predictor = Create(Beginning, hasCompanion);
        Predictor expected = Create("", hasCompanion);
        expected.Read(Beginning);

        Assert.Equal(Suggest(expected), Suggest(predictor));
        expected.Read("the ship");
        predictor.Read("the ship");
        Assert.Equal(Suggest(expected), Suggest(predictor));

        expected.Reset();
        expected.Read(Beginning);
        predictor.Reset();
        Assert.Equal(Suggest(expected), Suggest(predictor));

        // A text that goes on, and one that does not.
        predictor.SetText("to ");
        predictor.SetText("to the ");
        expected.Read("to the ");
        Assert.Equal(Suggest(expected), Suggest(predictor));
        predictor.SetText("the ");
        expected.SetText($"{Beginning} the ");
        Assert.Equal(Suggest(expected), Suggest(predictor));
        Assert.NotEqual(Suggest(Create("", hasCompanion)), Suggest(Create(Beginning, hasCompanion)));
    }

    [Fact]
    public void It_is_neither_learnt_nor_a_word_before_the_first()
    {
        Predictor predictor = new(PredictorCase.Model, new Profile(WordTokenizer.Default), new PredictorOptions { Beginning = Beginning });
        Predictor without = new(PredictorCase.Model, new Profile(WordTokenizer.Default));
        foreach (Predictor each in (Predictor[])[predictor, without])
        {
            for (int i = 0; i < 3; i++)
            {
                each.Reset();
                each.Feed("Rhodes sails to sea");
            }
        }

        Assert.Equal(without.Profile.WordsRead, predictor.Profile.WordsRead);
        Assert.Equal(without.Profile.Words, predictor.Profile.Words);

        // What began the other lines begins the next one, whatever the network has read before.
        Assert.Equal("Rhodes", predictor.Suggest("", 1)[0].Word);
    }

    [Fact]
    public void A_state_has_read_it()
    {
        Predictor predictor = Create(Beginning, hasCompanion: true);
        byte[] state = new byte[predictor.StateSizeInBytes];
        predictor.CopyTo(state);
        WordSuggestion[] expected = Suggest(predictor);
        predictor.Read("the ship sails");
        predictor.Restore(state);

        Assert.Equal(expected, Suggest(predictor));
    }

    [Fact]
    public void It_is_not_null() => Assert.Throws<ArgumentNullException>(() => new PredictorOptions { Beginning = null! });

    private static WordSuggestion[] Suggest(Predictor predictor)
    {
        Suggestion[] suggestions = new Suggestion[10];
        int count = predictor.Suggest(suggestions);
        return [.. suggestions[..count].Select(suggestion => new WordSuggestion(predictor.WordOf(suggestion.Token), suggestion.Probability))];
    }

    private static Predictor Create(string beginning, bool hasCompanion) => new(
        PredictorCase.Model,
        new Profile(WordTokenizer.Default),
        new PredictorOptions { Beginning = beginning },
        hasCompanion ? KneserNeyModel.Train(PredictorCase.Vocabulary.Encode(PredictorCase.Text), PredictorCase.Vocabulary, order: 3).CreateSession() : null);
}

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

        // The profile knows both what begins a line and what follows a full stop; a line begins, whatever the network has read before it.
        without.Feed(". Ithaca");
        without.Feed(". Ithaca");
        Assert.Equal("Rhodes", new Predictor(PredictorCase.Model, without.Profile, new PredictorOptions { Beginning = Beginning }).Suggest("", 1)[0].Word);
    }

    [Fact]
    public void A_text_cut_at_white_space_begins_with_its_words_alone()
    {
        Vocabulary vocabulary = Vocabulary.Build(WhitespaceTokenizer.Default, "the ship sails . \n the men wait .", TypedLstm.VocabularySize);
        FrozenModel model = new TypedLstm(vocabulary, seed: 5).Freeze();
        Session expected = model.CreateSession();
        expected.Feed(vocabulary.IndexOf("."));
        Predictor predictor = new(model, new Profile(WhitespaceTokenizer.Default), new PredictorOptions { Beginning = ".", CacheSize = 0, UsesNGrams = false, UsesOwnWords = false });

        Assert.Equal(expected.Probability(vocabulary.IndexOf("the")), predictor.Probability(vocabulary.IndexOf("the")), 1e-6);
    }

    [Fact]
    public void An_adaptation_reads_it_too()
    {
        Predictor predictor = Adapting(Beginning);
        Predictor expected = Adapting("");
        expected.Read(Beginning);
        Assert.Equal(Suggest(expected), Suggest(predictor));

        static Predictor Adapting(string beginning) => new(
            PredictorCase.Model, new Profile(WordTokenizer.Default), new PredictorOptions { Beginning = beginning, CacheSize = 0 }, adaptation: new DynamicEvaluation(PredictorCase.Adaptable()));
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

using System.Globalization;

namespace RnnGen.Tests;

public sealed class OwnWordsTests
{
    [Fact]
    public void A_word_enters_when_it_was_written_often_enough()
    {
        Predictor predictor = PredictorCase.Create(profile: new Profile(WordTokenizer.Default, new ProfileOptions { TimesWritten = 3 }));
        Assert.Equal(new FeedResult { Words = 3, UnknownWords = 1 }, predictor.Feed("who sails Zephyrine"));
        predictor.Feed("who sails Zephyrine ?");
        Assert.Empty(predictor.Suggest("Zeph", 5));
        predictor.Feed("who sails Zephyrine ?");
        Assert.Equal("Zephyrine", Assert.Single(predictor.Suggest("Zeph", 5)).Word);
        Assert.Equal(new FeedResult { Words = 1, UnknownWords = 0 }, predictor.Feed("Zephyrine"));
        Assert.Equal("Zephyrine", predictor.Suggest("who sails ", 1)[0].Word);
    }

    [Fact]
    public void A_word_that_is_accepted_enters_at_once()
    {
        Predictor predictor = PredictorCase.Create();
        predictor.Accept("Xanadu");
        Assert.Equal("Xanadu", Assert.Single(predictor.Suggest("xan", 5)).Word);
        Assert.True(predictor.TokenOf("XANADU") >= PredictorCase.Vocabulary.Count);
    }

    [Theory]
    [InlineData("we sail to Rhodes . we sail to Rhodes .", "Rhodes")]
    [InlineData("Rhodes . Rhodes is old . to Rhodes", "Rhodes")]
    [InlineData("Hello . Hello . we say hello", "hello")]
    [InlineData("Hello\nHello\n« Hello . we say hello", "hello")]
    [InlineData("eBay and eBay", "eBay")]
    [InlineData("NASA . Nasa . Nasa", "NASA")]
    [InlineData("he's he’s he's", "he's")]
    [InlineData("Rho\u00ADdes and Rho\u00ADdes", "Rhodes")]
    [InlineData("\u200FRhodes\u200F to \u200FRhodes\u200F", "Rhodes")]
    [InlineData("\u2066Rhodes\u2069 to \u2066Rhodes\u2069", "Rhodes")]
    [InlineData("Orfe\u0301o , Orfe\u0301o", "Orféo")]
    public void It_is_spelled_as_its_user_most_often_spells_it(string text, string expected)
    {
        Predictor predictor = PredictorCase.Create();
        predictor.Feed(text);
        Assert.Equal(expected, predictor.WordOf(predictor.TokenOf(expected)));
    }

    [Theory]
    [InlineData("the", "THE")]
    [InlineData("Rhodes", "rhoDES")]
    [InlineData("captain's", "Captain’s")]
    [InlineData("o'brien", "O’Brien")]
    [InlineData("été", "E\u0301te\u0301")]
    public void A_word_is_as_probable_however_it_is_written(string word, string other)
    {
        Predictor predictor = PredictorCase.Create();
        predictor.Feed($"we sail to {word} . we sail to {word} . we sail to {other} . we sail to");
        Assert.Equal(predictor.LogProbability(word), predictor.LogProbability(other));
        Assert.Equal(predictor.Probability(predictor.TokenOf(other)), Math.Exp(predictor.LogProbability(other)), 1e-6);
    }

    [Fact]
    public void All_signs_for_an_apostrophe_are_one()
    {
        Predictor predictor = PredictorCase.Create();
        predictor.Feed("o’brien sails , o'Brien waits , O'Brien comes");
        Assert.Equal(predictor.TokenOf("o'brien"), predictor.TokenOf("o’brien"));
        Assert.True(predictor.TokenOf("o'brien") >= PredictorCase.Vocabulary.Count);
        Assert.Single(predictor.Suggest("o'b", 5));
        Assert.Single(predictor.Suggest("o’b", 5));
    }

    [Fact]
    public void A_word_that_a_later_model_knows_is_the_models()
    {
        Predictor predictor = PredictorCase.Create();
        predictor.Feed("to Rhodes , to Rhodes , to Rhodes");
        Vocabulary longer = PredictorCase.Vocabulary.With("rhodes");
        Predictor later = new(new TypedLstm(longer, seed: 5).Freeze(), Profile.Load(predictor.Profile.Save(), WordTokenizer.Default));

        Assert.Equal(longer.IndexOf("rhodes"), later.TokenOf("Rhodes"));
        later.SetText("sails to ");
        Assert.Equal("rhodes", later.Suggest("we wait , to ", 1)[0].Word);
    }

    [Fact]
    public void Words_made_unknown_by_a_text_are_never_learnt()
    {
        Vocabulary vocabulary = new(WhitespaceTokenizer.Default, ["<unk>", "a", "b", "<eos>"]);
        Predictor predictor = new(new TypedLstm(vocabulary, seed: 1).Freeze(), new Profile(WhitespaceTokenizer.Default));
        predictor.Feed("a <unk> b <unk>\na <unk> c c\n");
        Assert.Equal(["<eos>", "a", "b", "c"], predictor.Profile.Words.Select(word => word.Word).Order(StringComparer.Ordinal));
    }

    [Theory]
    [InlineData("the \e[31mship\e[0m sails , the \e\e[2J ship")]
    [InlineData("the \0 ship \0 sails")]
    [InlineData("the \a\u007F\u009B ship \u202Esea\u202C sails \u202Esea\u202C to \u2066Rhodes\u2069 and \u2066Rhodes\u2069")]
    [InlineData("Rho\u202Edes Rho\u202Edes Rho\edes")]
    public void Control_characters_are_never_learnt(string text)
    {
        foreach (TextTokenizer tokenizer in (TextTokenizer[])[WordTokenizer.Default, WhitespaceTokenizer.Default])
        {
            Predictor predictor = new(new TypedLstm(new Vocabulary(tokenizer, ["<unk>", "the", "ship", "known\e[1m"]), seed: 1).Freeze(), new Profile(tokenizer));
            predictor.Feed(text);
            predictor.Feed($"{text} known\e[1m known\e[1m");

            Assert.All(predictor.Profile.Words, word => Assert.DoesNotContain(word.Word, character => char.IsControl(character) || char.GetUnicodeCategory(character) == UnicodeCategory.Format));
            Assert.Equal(0, predictor.Complete("\e", new Suggestion[5]));
            Assert.Equal(1, Enumerable.Range(0, predictor.Vocabulary.Count).Sum(predictor.Probability) + predictor.Profile.Words.Select(word => predictor.TokenOf(word.Word)).Where(token => token >= predictor.Vocabulary.Count).Sum(predictor.Probability), 1e-5);
            Assert.Equal(predictor.Profile.Words, Profile.Load(predictor.Profile.Save(), tokenizer).Words);
        }
    }
}

namespace RnnGen.Tests;

/// <summary>What is read and not learnt.</summary>
public sealed class ReadingTests
{
    private const string Learnt = "Rhodes sails to sea . Ithaca sails to island . Rhodes sails to sea . Ithaca sails to island . ";

    [Fact]
    public void Reading_on_after_a_state_is_reading_the_whole()
    {
        Predictor predictor = Create();
        byte[] profile = predictor.Profile.Save().ToArray();
        predictor.SetText("the men . ");
        byte[] state = new byte[predictor.StateSizeInBytes];
        predictor.CopyTo(state);

        predictor.Read("who wait");
        predictor.Restore(state);
        Assert.Equal(new FeedResult { Words = 2, UnknownWords = 1 }, predictor.Read("Ithaca sails"));
        predictor.Read(predictor.TokenOf("to"));

        Assert.Equal(Whole("the men . Ithaca sails to"), Suggest(predictor));
        Assert.Equal(profile, predictor.Profile.Save().ToArray());
        Assert.Throws<ArgumentOutOfRangeException>(() => predictor.Read(1_000_000));
    }

    [Fact]
    public void A_users_own_word_may_be_read_by_its_token()
    {
        Predictor predictor = Create();
        predictor.Reset();
        predictor.Read(predictor.TokenOf("Rhodes"));
        predictor.Read("sails to");

        Assert.Equal(Whole("Rhodes sails to"), Suggest(predictor));
    }

    [Fact]
    public void A_text_with_another_word_of_the_users_own_is_another_text()
    {
        Predictor predictor = Create();
        predictor.SetText("Rhodes sails to ");
        predictor.SetText("Ithaca sails to ");

        Assert.Equal(Whole("Ithaca sails to "), Suggest(predictor));
    }

    [Fact]
    public void A_profile_is_read_without_a_model_with_the_tokenizer_that_it_names()
    {
        string path = Path.GetTempFileName();
        try
        {
            Predictor predictor = Create();
            predictor.Profile.Save(path);
            Profile profile = Profile.Load(path);
            Assert.Equal(predictor.Profile.Words, profile.Words);
            Assert.Equal(WordTokenizer.KindName, profile.Tokenizer.Kind);

            new Profile(new WordTokenizer(lowerCase: true, culture: "tr")).Save(path);
            Assert.Equal("tr", Profile.Load(path).Tokenizer.Culture);
        }
        finally
        {
            File.Delete(path);
        }
    }

    [Fact]
    public void Profiles_of_different_tokenizers_have_different_names()
    {
        Assert.Equal("word-lower-rules2.rnngen-profile", Profile.FileNameFor(WordTokenizer.Default));
        Assert.Equal("word-lower-tr-rules2.rnngen-profile", Profile.FileNameFor(new WordTokenizer(lowerCase: true, culture: "tr")));
        Assert.Equal("word-rules2.rnngen-profile", Profile.FileNameFor(new WordTokenizer(lowerCase: false)));
        Assert.Equal("whitespace-rules2.rnngen-profile", Profile.FileNameFor(WhitespaceTokenizer.Default));
    }

    private static Predictor Create()
    {
        Predictor predictor = PredictorCase.Create("n-grams and own words");
        predictor.Feed(Learnt);
        return predictor;
    }

    private static Suggestion[] Whole(string text)
    {
        Predictor predictor = Create();
        predictor.SetText(text);
        return Suggest(predictor);
    }

    private static Suggestion[] Suggest(Predictor predictor)
    {
        Suggestion[] suggestions = new Suggestion[10];
        return suggestions[..predictor.Suggest(suggestions)];
    }

    /// <summary>Words that were unknown when the box was opened may be known now.</summary>
    [Theory]
    [InlineData("we fly to Kallithea ")]
    [InlineData("we fly to Kallithea t")]
    public void A_text_is_read_again_once_another_predictor_has_learnt_of_it(string next)
    {
        Profile profile = new(WordTokenizer.Default);
        Predictor box = PredictorCase.Create("n-grams and own words", profile);
        Predictor other = PredictorCase.Create("n-grams and own words", profile);
        box.SetText("we fly to Kallithea ");
        other.Feed("fly to Kallithea tomorrow . fly to Kallithea tomorrow . fly to Kallithea tomorrow .");

        Assert.Equal("tomorrow", box.Suggest(next, 1)[0].Word);
        Assert.Equal(PredictorCase.Create("n-grams and own words", profile).Suggest(next, 5), box.Suggest(next, 5));
    }
}

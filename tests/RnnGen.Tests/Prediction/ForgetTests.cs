using System.Text;

namespace RnnGen.Tests;

public sealed class ForgetTests
{
    public static TheoryData<string, int> Words => new() { { "Rhodes", 1 }, { "ship", 2 }, { "the", 3 }, { "don't", 4 }, { "Ödön", 5 }, { "zeppelin", 6 }, { ".", 7 }, { "?", 8 } };

    [Theory]
    [MemberData(nameof(Words))]
    public void Tables_are_those_of_a_profile_that_read_unk_in_its_place(string word, int seed)
    {
        string[] text = PredictorCase.RandomText(seed, 250).Split(' ');
        Predictor predictor = PredictorCase.Create(profile: new Profile(WordTokenizer.Default));
        Predictor without = PredictorCase.Create(profile: new Profile(WordTokenizer.Default));
        foreach (string written in text)
        {
            predictor.Feed(written);
            if (written == word)
            {
                without.Feed(Vocabulary.Unknown);
            }
            else
            {
                without.Feed(written);
            }
        }

        Assert.NotEqual(ProfileFile.WriteTables(without.Profile), ProfileFile.WriteTables(predictor.Profile));
        Assert.True(predictor.Forget(word));
        Assert.Equal(ProfileFile.WriteTables(without.Profile), ProfileFile.WriteTables(predictor.Profile));
        Assert.False(predictor.Forget(word));
    }

    [Fact]
    public void Nothing_suggests_or_holds_a_word_that_was_forgotten()
    {
        Predictor predictor = PredictorCase.Create("all and companion");
        predictor.Feed(PredictorCase.RandomText(seed: 9, words: 300));
        int token = predictor.TokenOf("Rhodes");
        Assert.True(token >= PredictorCase.Vocabulary.Count);

        Assert.True(predictor.Forget("RHODES"));

        Assert.Equal(Vocabulary.Unknown, predictor.TokenOf("Rhodes"));
        Assert.Empty(predictor.Suggest("Rho", 5));
        Suggestion[] all = new Suggestion[200];
        Assert.DoesNotContain(token, all[..predictor.Suggest(all)].Select(suggestion => suggestion.Token));
        Assert.DoesNotContain("rhodes", Encoding.UTF8.GetString(predictor.Profile.Save().Span), StringComparison.OrdinalIgnoreCase);
        Assert.Throws<ArgumentOutOfRangeException>(() => predictor.WordOf(token));
        Assert.Equal(1, PredictorCase.Tokens(predictor).Sum(predictor.Probability), 1e-5);

        // Its number may go to another word, but its token does not: whoever still has it is refused.
        predictor.Feed("Thule Thule Thule");
        Assert.NotEqual(token, predictor.TokenOf("Thule"));
        Assert.Throws<ArgumentOutOfRangeException>(() => predictor.WordOf(token));
        Assert.Throws<ArgumentOutOfRangeException>(() => predictor.Feed(token));
        Assert.Throws<ArgumentOutOfRangeException>(() => predictor.Read(token));
        Assert.Throws<ArgumentOutOfRangeException>(() => predictor.Probability(token));
        Assert.Equal("Thule", predictor.WordOf(predictor.TokenOf("thule")));
        Assert.Equal(1, PredictorCase.Tokens(predictor).Sum(predictor.Probability), 1e-5);
    }

    [Fact]
    public void Tokens_are_never_used_again()
    {
        Predictor predictor = PredictorCase.Create();
        HashSet<int> tokens = [];
        for (int i = 0; i < 50; i++)
        {
            string word = $"Thule{i}";
            predictor.Accept(word);
            Assert.True(tokens.Add(predictor.TokenOf(word)));
            Assert.Equal(word, predictor.WordOf(predictor.TokenOf(word)));
            Assert.Equal(predictor.TokenOf(word), predictor.Suggest(word[..^1], 5).Select(found => predictor.TokenOf(found.Word)).Single());
            if (i % 10 == 9)
            {
                predictor.Profile.Clear();
            }
            else
            {
                predictor.Forget(word);
            }
        }
    }

    [Fact]
    public void Another_predictor_over_the_profile_notices()
    {
        Profile profile = new(WordTokenizer.Default);
        Predictor first = PredictorCase.Create(profile: profile);
        Predictor second = PredictorCase.Create(profile: profile);
        first.Feed("Rhodes Rhodes Rhodes");
        second.Feed("Rhodes and Ithaca and Ithaca");
        Assert.True(profile.Forget("Rhodes"));
        first.Feed("Thule Thule");

        Assert.Empty(second.Suggest("Rho", 3));
        Assert.Equal("Thule", Assert.Single(second.Suggest("Thu", 3)).Word);
        Assert.Equal(1, PredictorCase.Tokens(second).Sum(second.Probability), 1e-5);
    }

    [Fact]
    public void Everything_is_forgotten_at_once()
    {
        Predictor predictor = PredictorCase.Create(profile: new Profile(WordTokenizer.Default));
        predictor.Feed(PredictorCase.RandomText(seed: 1, words: 200));
        predictor.Profile.Clear();

        Assert.Empty(predictor.Profile.Words);
        Assert.Equal(ProfileFile.WriteTables(new Profile(WordTokenizer.Default)), ProfileFile.WriteTables(predictor.Profile));
        predictor.Feed(PredictorCase.RandomText(seed: 2, words: 50));
        Assert.Equal(1, PredictorCase.Tokens(predictor).Sum(predictor.Probability), 1e-5);
    }
}

using RnnGen.Training;

namespace RnnGen.Tests;

/// <summary>A word is the same word whichever sign its apostrophe is.</summary>
public sealed class ApostropheTests
{
    [Theory]
    [InlineData("it doesn’t, don’t or don't", "doesn’t", "don’t")]
    [InlineData("it doesn't, don’t or don't", "doesn't", "don't")]
    [InlineData("doesn’t don't", "doesn't", "don't")]
    [InlineData("doesn\u02BCt don\u02BCt don't", "doesn\u02BCt", "don\u02BCt")]
    public void It_is_spelled_as_in_the_majority_of_the_text(string text, string doesnt, string dont)
    {
        Vocabulary vocabulary = Vocabulary.Build(WordTokenizer.Default, text, maxSize: 20);

        Assert.Equal(vocabulary.Words.Order(StringComparer.Ordinal), new[] { "<unk>", doesnt, dont }.Concat(vocabulary.Words.Where(word => word is "it" or "," or "or")).Order(StringComparer.Ordinal));
        foreach (string spelling in new[] { "doesn't", "doesn’t", "DOESN\u02BCT" })
        {
            Assert.Equal(doesnt, vocabulary[vocabulary.IndexOf(spelling)]);
            Assert.Equal([vocabulary.IndexOf(doesnt)], vocabulary.Encode(spelling));
        }
    }

    [Fact]
    public void Its_frequency_is_that_of_all_spellings()
    {
        Vocabulary vocabulary = Vocabulary.Build(WordTokenizer.Default, "can’t it can't it can’t", maxSize: 2);

        Assert.Equal(["<unk>", "can’t"], vocabulary.Words);
    }

    [Fact]
    public void By_itself_a_sign_is_punctuation_and_stays() =>
        Assert.Equal(["<unk>", "’", "'", "a"], Vocabulary.Build(WordTokenizer.Default, "’ ’ ’ ' ' a", maxSize: 9).Words);

    [Fact]
    public void Both_spellings_may_be_words_of_a_list_that_was_given()
    {
        Vocabulary vocabulary = new(WordTokenizer.Default, ["<unk>", "can’t", "can't"]);

        Assert.Equal([1, 2, 1], vocabulary.Encode("can’t can't can\u02BCt"));
        Assert.Same(vocabulary, vocabulary.With("can\u02BCt"));
    }

    [Fact]
    public void What_came_tokenised_keeps_its_signs() =>
        Assert.Equal(5, Vocabulary.Build(WhitespaceTokenizer.Default, "can’t can't 's ’s", maxSize: 9).Words.Count(word => word != "<eos>"));

    [Theory]
    [InlineData("doesn't", "it doesn’", "doesn’t")]
    [InlineData("doesn’t", "it doesn'", "doesn't")]
    [InlineData("doesn’t", "it doe", "doesn’t")]
    [InlineData("doesn’t", "it DOESN\u02BCT", "doesn\u02BCt")]
    public void A_completion_has_the_sign_that_was_typed(string known, string text, string expected)
    {
        Vocabulary vocabulary = new(WordTokenizer.Default, ["<unk>", known, "it"]);
        foreach (PrefixMatching matching in Enum.GetValues<PrefixMatching>())
        {
            Session session = new BigramModel(new BigramNetwork(3), vocabulary).Freeze().CreateSession();

            Assert.Equal([expected], session.Suggest(text, 5, new CompletionOptions { Matching = matching }).Select(suggestion => suggestion.Word));
        }
    }

    [Theory]
    [InlineData("can't", "can’t")]
    [InlineData("can’t", "can't")]
    [InlineData("can’t", "CAN\u02BCT")]
    public void A_ban_holds_for_all_signs(string known, string banned) =>
        Assert.False(WordMask.For(new Vocabulary(WordTokenizer.Default, ["<unk>", known])).Without(banned).Allows(1));

    [Theory]
    [InlineData("", "Can’t")]
    [InlineData("I don't know. ", "Can't")]
    [InlineData("I don't; it’s ", "can’t")]
    [InlineData("'Yes' ", "Can’t")]
    public void A_text_is_continued_with_the_sign_that_it_has(string beginning, string expected)
    {
        TextComposer composer = new(WordTokenizer.Default, beginning);
        char[] written = new char[6];

        Assert.True(composer.TryAppend("can’t", written, out int length));
        Assert.Equal(expected, new string(written, 0, length), ignoreCase: beginning == "'Yes' ");
    }

    [Fact]
    public void Looking_up_other_spellings_does_not_allocate()
    {
        Vocabulary vocabulary = new(WordTokenizer.Default, ["<unk>", "can’t", "οδος"]);
        string[] words = ["can't", "ΟΔΟΣ", "won't", "cafe\u0301"];
        Assert.Equal([1, 2, 0, 0], words.Select(word => vocabulary.IndexOf(word)));

        AllocationMeter allocations = AllocationMeter.StartNew();
        foreach (string word in words)
        {
            vocabulary.IndexOf(word);
        }

        Assert.Equal(0, allocations.Stop());
    }
}

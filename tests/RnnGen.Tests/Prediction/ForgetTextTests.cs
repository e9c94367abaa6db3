namespace RnnGen.Tests;

/// <summary>What may be given to have a word forgotten.</summary>
public sealed class ForgetTextTests
{
    [Theory]
    [InlineData("Rhodes ")]
    [InlineData("\n Rhodes\r\n")]
    [InlineData("\u200FRhodes\u200F")]
    [InlineData("\uFEFFRho\u00ADdes")]
    public void White_space_around_a_word_and_invisible_characters_do_not_matter(string word)
    {
        Predictor predictor = PredictorCase.Create();
        predictor.Feed("Rhodes Rhodes ship");
        Assert.True(predictor.Forget(word));
        Assert.Equal(["ship"], predictor.Profile.Words.Select(held => held.Word));
        Assert.False(predictor.Forget(word));
        Assert.False(predictor.Forget(" \n"));
        Assert.False(predictor.Forget(""));
    }

    [Theory]
    [InlineData("a", 300)]
    [InlineData("Ab", 400)]
    [InlineData("𝒜", 200)]
    public void All_pieces_of_a_word_that_is_too_long_are_forgotten(string letters, int times)
    {
        string longWord = string.Concat(Enumerable.Repeat(letters, times));
        foreach (TextTokenizer tokenizer in (TextTokenizer[])[WordTokenizer.Default, WhitespaceTokenizer.Default, new WordTokenizer(lowerCase: false), new WordTokenizer(lowerCase: true).ByRules(1)])
        {
            Predictor predictor = new(new TypedLstm(new Vocabulary(tokenizer, ["<unk>", "ship"]), seed: 1).Freeze(), new Profile(tokenizer));
            Predictor without = new(new TypedLstm(new Vocabulary(tokenizer, ["<unk>", "ship"]), seed: 1).Freeze(), new Profile(tokenizer));
            int pieces = predictor.Feed($"ship {longWord} {longWord} ship").Words - 2;
            Assert.True(pieces >= 4);
            without.Feed("ship");
            for (int piece = 0; piece < pieces; piece++)
            {
                without.Feed(Vocabulary.Unknown);
            }

            without.Feed("ship");
            Assert.True(predictor.Forget($" \u00AD{longWord}\n"[(tokenizer.IsRunningText && tokenizer.Rules > 1 ? 0 : 2)..]));
            Assert.Equal(ProfileFile.WriteTables(without.Profile), ProfileFile.WriteTables(predictor.Profile));
        }
    }

    [Theory]
    [InlineData("New York", "is 2 words for the tokenizer 'word': 'new', 'york'. Forget each of them.")]
    [InlineData("e-mail", "is 3 words for the tokenizer 'word': 'e', '-', 'mail'.")]
    [InlineData("a b c d e f g", "is 7 words for the tokenizer 'word': 'a', 'b', 'c', 'd', 'e', ….")]
    public void Several_words_are_named_and_kept(string words, string expected)
    {
        Predictor predictor = PredictorCase.Create();
        predictor.Feed($"{words} {words}");
        byte[] before = predictor.Profile.Save().ToArray();
        string message = Assert.Throws<ArgumentException>(() => predictor.Forget(words)).Message;
        Assert.Contains(expected, message, StringComparison.Ordinal);
        Assert.Throws<ArgumentException>(() => predictor.Profile.Forget(words));
        Assert.Equal(before, predictor.Profile.Save().ToArray());
    }

    [Fact]
    public void The_end_of_the_text_is_no_word()
    {
        Profile profile = new(WhitespaceTokenizer.Default);
        Assert.Contains("is 2 words for the tokenizer 'whitespace': 'New', 'York'.", Assert.Throws<ArgumentException>(() => profile.Forget("New York\n")).Message, StringComparison.Ordinal);
        Assert.False(profile.Forget("e-mail\n"));
    }

    [Fact]
    public void Forgetting_leaves_no_copy_of_the_word_in_memory_to_be_collected()
    {
        Predictor predictor = PredictorCase.Create();
        string longWord = new('a', 300);
        Forget();
        long before = GC.GetAllocatedBytesForCurrentThread();
        Forget();
        Assert.Equal(before, GC.GetAllocatedBytesForCurrentThread());

        void Forget()
        {
            predictor.Feed("Rhodes Rhodes ship");
            predictor.Feed(longWord);
            if (!predictor.Forget(" Rhodes ") || !predictor.Forget(longWord))
            {
                throw new InvalidOperationException();
            }
        }
    }

    /// <summary>Nothing was cut off: the full stop is a word of its own.</summary>
    [Fact]
    public void A_word_of_the_greatest_length_and_what_follows_it_are_two()
    {
        Predictor predictor = PredictorCase.Create();
        string longest = new('a', TextTokenizer.MaxTokenLength);
        predictor.Feed($"{longest}. {longest}");
        Assert.Throws<ArgumentException>(() => predictor.Forget($"{longest}."));
        Assert.True(predictor.Forget(longest));
        Assert.Equal(["."], predictor.Profile.Words.Select(held => held.Word));
    }

    [Fact]
    public void Each_word_that_a_profile_shows_is_forgotten()
    {
        foreach (TextTokenizer tokenizer in (TextTokenizer[])[WordTokenizer.Default, WhitespaceTokenizer.Default, new WordTokenizer(lowerCase: true).ByRules(1)])
        {
            Predictor predictor = new(new TypedLstm(new Vocabulary(tokenizer, ["<unk>", "ship"]), seed: 1).Freeze(), new Profile(tokenizer));
            predictor.Feed("e-mail don’t rock'n'roll 3.14 🙂 👍🏽 «Ödön» Orfe\u0301o ΟΔΟΣ x² <b> ... \r\n ship's Rho\u00ADdes www.example.org");
            foreach (ProfileWord word in predictor.Profile.Words)
            {
                Assert.True(predictor.Forget(word.Word), word.Word);
            }

            Assert.Empty(predictor.Profile.Words);
        }
    }
}

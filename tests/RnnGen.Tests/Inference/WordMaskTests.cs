using RnnGen.Training;

namespace RnnGen.Tests;

[Trait("Category", "Numerics")]
public sealed class WordMaskTests
{
    private static readonly Vocabulary Words = new(WordTokenizer.Default, [Vocabulary.UnknownWord, "casa", ",", "duelo", "—", "3", "¿", "año"]);

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(8)]
    [InlineData(9)]
    [InlineData(16)]
    [InlineData(17)]
    [InlineData(100)]
    public void Allows_every_word_but_the_unknown_one(int count)
    {
        WordMask mask = WordMask.For(BigramModel.Words(count));

        Assert.Equal(count - 1, mask.Count);
        Assert.Equal(Enumerable.Range(1, count - 1), Enumerable.Range(0, count).Where(mask.Allows));
    }

    [Fact]
    public void Leaves_words_out_as_people_write_them_and_passes_over_what_it_does_not_hold()
    {
        WordMask all = WordMask.For(Words);

        WordMask mask = all.Without("Duelo", "absent", "", "casa duelo", "<unk>", "AÑO");

        Assert.Equal(["casa", ",", "—", "3", "¿"], Allowed(mask));
        Assert.Equal(5, mask.Count);
        Assert.Equal(7, all.Count);
        Assert.Equal(["casa", ",", "—", "¿"], Allowed(mask.Without([5, 3])));
    }

    [Fact]
    public void Punctuation_has_neither_letter_nor_digit()
    {
        Assert.Equal(["casa", "duelo", "3", "año"], Allowed(WordMask.For(Words).WithoutPunctuation()));
        Vocabulary lines = new(WhitespaceTokenizer.Default, [Vocabulary.UnknownWord, WhitespaceTokenizer.EndOfLine, "@-@", "N"]);
        Assert.Equal(["N"], Allowed(WordMask.For(lines).WithoutPunctuation()));
    }

    [Theory]
    [InlineData(-1)]
    [InlineData(8)]
    public void A_token_that_is_no_word_is_refused(int token)
    {
        WordMask mask = WordMask.For(Words);

        Assert.Contains($"Token {token} ", Assert.Throws<ArgumentOutOfRangeException>(() => mask.Allows(token)).Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentOutOfRangeException>(() => mask.Without([token]));
    }

    [Theory]
    [InlineData(20)]
    [InlineData(300)]
    public void A_masked_word_is_not_suggested_and_keeps_its_probability(int words)
    {
        RandomSource random = new((ulong)words);
        float[] logits = SoftmaxOracle.RandomLogits(words, 3, ref random);
        double[] probabilities = SoftmaxOracle.Probabilities(logits);
        BigramModel model = new BigramModel(words).WithLogits(logits);
        int[] hidden = [.. Enumerable.Range(0, words / 3).Select(i => (i * 5) % words)];
        WordMask mask = WordMask.For(model.Vocabulary).Without(hidden);
        Suggestion[] suggestions = new Suggestion[words];

        int count = model.CreateSession().Suggest(suggestions, mask);

        Assert.Equal(SoftmaxOracle.Ranking(logits).Except(hidden), suggestions[..count].Select(suggestion => suggestion.Token));
        Assert.All(suggestions[..count], suggestion => Assert.Equal(probabilities[suggestion.Token], suggestion.Probability, 2e-6));
    }

    [Fact]
    public void A_group_of_sessions_takes_a_mask_too()
    {
        BigramModel model = new BigramModel(40).WithLogits([.. Enumerable.Range(0, 40).Select(word => (float)word)]);
        SessionGroup group = model.Freeze().CreateSessionGroup(2);
        Suggestion[] suggestions = new Suggestion[4];

        Assert.Equal(2, group.Suggest(suggestions, WordMask.For(model.Vocabulary).Without([39, 37])));

        Assert.Equal([38, 36, 38, 36], suggestions.Select(suggestion => suggestion.Token));
    }

    [Fact]
    public void A_mask_of_another_vocabulary_is_refused()
    {
        Session session = new BigramModel(5).CreateSession();
        WordMask foreign = WordMask.For(new Vocabulary(WordTokenizer.Default, [Vocabulary.UnknownWord, "w1", "other"]));
        RandomSource random = new(1);

        Assert.Contains("another vocabulary", Assert.Throws<ArgumentException>(() => session.Suggest(new Suggestion[1], foreign)).Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentException>(() => session.Complete("w", new Suggestion[1], new CompletionOptions { Mask = foreign }));
        Assert.Throws<ArgumentException>(() => session.Complete("", new Suggestion[1], new CompletionOptions { Mask = foreign }));
        Assert.Throws<ArgumentException>(() => session.Sample(new SamplingOptions { Mask = foreign }, ref random));
    }

    [Theory]
    [InlineData(15, 1)]
    [InlineData(16, 1)]
    [InlineData(5, 40)]
    public void A_mask_of_the_words_before_new_ones_were_added_allows_those(int words, int added)
    {
        Vocabulary before = BigramModel.Words(words);
        Vocabulary after = before.With(Enumerable.Range(0, added).Select(i => $"new{i}"));
        float[] logits = [.. Enumerable.Range(0, after.Count).Select(word => 0.01f * word)];
        Session session = new BigramModel(new BigramNetwork(after.Count), after).WithLogits(logits).CreateSession();
        WordMask mask = WordMask.For(before).Without([1, words - 1]);
        Suggestion[] suggestions = new Suggestion[after.Count];

        int count = session.Suggest(suggestions, mask);

        Assert.Equal(Enumerable.Range(2, after.Count - 2).Except([words - 1]).Reverse(), suggestions[..count].Select(suggestion => suggestion.Token));
        Assert.Equal(added, session.Complete("new", suggestions, new CompletionOptions { Mask = mask }));
        AllocationMeter allocations = AllocationMeter.StartNew();
        session.Suggest(suggestions, mask);
        Assert.Equal(0, allocations.Stop());
    }

    [Fact]
    public void Between_two_vocabularies_that_both_are_longer_a_mask_serves_both()
    {
        Vocabulary before = BigramModel.Words(4);
        WordMask mask = WordMask.For(before).Without("w2");
        Suggestion[] suggestions = new Suggestion[9];
        foreach (string added in (string[])["x", "y", "x"])
        {
            Vocabulary after = before.With(added);
            Session session = new BigramModel(new BigramNetwork(after.Count), after).WithLogits(0, 0, 9, 1, 5).CreateSession();

            Assert.Equal(3, session.Suggest(suggestions, mask));
            Assert.Equal([added, "w3", "w1"], suggestions[..3].Select(suggestion => after[suggestion.Token]));
        }
    }

    [Fact]
    public void A_mask_of_more_words_or_of_another_tokenizer_is_refused()
    {
        Session session = new BigramModel(5).CreateSession();

        Assert.Contains("6 words, more than 5", Refused(WordMask.For(BigramModel.Words(6))), StringComparison.Ordinal);
        Assert.Contains("'whitespace'", Refused(WordMask.For(new Vocabulary(WhitespaceTokenizer.Default, ["<unk>", "w1"]))), StringComparison.Ordinal);

        string Refused(WordMask mask) => Assert.Throws<ArgumentException>(() => session.Suggest(new Suggestion[1], mask)).Message;
    }

    private static IEnumerable<string> Allowed(WordMask mask) => mask.Vocabulary.Words.Where((_, token) => mask.Allows(token));
}

namespace RnnGen.Tests;

[Trait("Category", "Numerics")]
public sealed class SuggestTests
{
    [Theory]
    [InlineData(2, 1)]
    [InlineData(7, 3)]
    [InlineData(16, 5)]
    [InlineData(17, 16)]
    [InlineData(255, 5)]
    [InlineData(1024, 1)]
    [InlineData(1025, 8)]
    [InlineData(2100, 40)]
    public void Gives_the_most_probable_words_with_their_probabilities(int words, int k)
    {
        RandomSource random = new((ulong)words);
        float[] logits = SoftmaxOracle.RandomLogits(words, 3, ref random);
        double[] probabilities = SoftmaxOracle.Probabilities(logits);
        Session session = new BigramModel(words).WithLogits(logits).CreateSession();

        Suggestion[] suggestions = new Suggestion[k];
        int count = session.Suggest(suggestions);

        Assert.Equal(Math.Min(k, words - 1), count);
        Assert.Equal(SoftmaxOracle.Ranking(logits)[..count], suggestions[..count].Select(suggestion => suggestion.Token));
        Assert.All(suggestions[..count], suggestion => Assert.Equal(probabilities[suggestion.Token], suggestion.Probability, 1e-6 + (1e-5 * suggestion.Probability)));
    }

    [Fact]
    public void Never_suggests_the_unknown_word_but_counts_its_probability()
    {
        Session session = new BigramModel(4).WithLogits(10, 1, 3, 2).CreateSession();
        Suggestion[] suggestions = new Suggestion[4];

        Assert.Equal(3, session.Suggest(suggestions));

        Assert.Equal([2, 3, 1], suggestions[..3].Select(suggestion => suggestion.Token));
        Assert.InRange(suggestions[..3].Sum(suggestion => suggestion.Probability), 0, 0.01);
    }

    [Fact]
    public void Of_equal_logits_the_lower_token_goes_first()
    {
        float[] logits = new float[300];
        Session session = new BigramModel(300).WithLogits(logits).CreateSession();
        Suggestion[] suggestions = new Suggestion[4];

        session.Suggest(suggestions);

        Assert.Equal([1, 2, 3, 4], suggestions.Select(suggestion => suggestion.Token));
    }

    [Theory]
    [InlineData(3)]
    [InlineData(18)]
    [InlineData(40)]
    public void Words_that_the_vocabulary_does_not_hold_take_no_part(int words)
    {
        // Room for 50 words; those after the vocabulary have by far the largest logits.
        float[] logits = [.. Enumerable.Range(0, 50).Select(word => word < words ? word * 0.1f : 90f)];
        BigramModel model = new BigramModel(new BigramNetwork(50), BigramModel.Words(words)).WithLogits(logits);
        Session session = model.CreateSession();
        Suggestion[] suggestions = new Suggestion[50];
        float[] probabilities = new float[words];

        int count = session.Suggest(suggestions);
        session.Probabilities(probabilities);

        Assert.Equal(words - 1, count);
        Assert.Equal(words - 1, suggestions[0].Token);
        Assert.Equal(SoftmaxOracle.Probabilities(logits[..words])[^1], suggestions[0].Probability, 1e-6);
        Assert.Equal(1, probabilities.Sum(), 1e-5);
    }

    [Theory]
    [InlineData(1000f)]
    [InlineData(-1000f)]
    public void Large_logits_do_not_overflow(float shift)
    {
        // The maximum grows from block to block, so that the sum so far is rescaled.
        float[] logits = [.. Enumerable.Range(0, 1200).Select(word => shift + (word * 0.1f))];
        Session session = new BigramModel(1200).WithLogits(logits).CreateSession();
        Suggestion[] suggestions = new Suggestion[2];

        session.Suggest(suggestions);

        Assert.Equal([1199, 1198], suggestions.Select(suggestion => suggestion.Token));
        Assert.Equal(SoftmaxOracle.Probabilities(logits)[1199], suggestions[0].Probability, 1e-4);
    }

    [Fact]
    public void No_room_gives_no_suggestion() => Assert.Equal(0, new BigramModel(5).CreateSession().Suggest([]));

    [Fact]
    public void A_vocabulary_of_the_unknown_word_alone_gives_no_suggestion() =>
        Assert.Equal(0, new BigramModel(1).CreateSession().Suggest(new Suggestion[3]));

    [Theory]
    [InlineData(5)]
    [InlineData(1100)]
    public void Logits_and_probabilities_fill_one_value_a_word(int words)
    {
        RandomSource random = new(3);
        float[] expected = SoftmaxOracle.RandomLogits(words, 2, ref random);
        double[] expectedProbabilities = SoftmaxOracle.Probabilities(expected);
        Session session = new BigramModel(words).WithLogits(expected).CreateSession();
        float[] logits = new float[words + 1];
        float[] probabilities = new float[words + 1];
        logits[words] = probabilities[words] = 42;

        session.Logits(logits);
        session.Probabilities(probabilities);

        Assert.Equal([.. expected, 42], logits);
        Assert.Equal(42, probabilities[words]);
        Assert.All(Enumerable.Range(0, words), word => Assert.Equal(expectedProbabilities[word], probabilities[word], 1e-6));
    }

    [Fact]
    public void A_span_shorter_than_the_vocabulary_is_refused_with_both_lengths()
    {
        Session session = new BigramModel(5).CreateSession();

        ArgumentException error = Assert.Throws<ArgumentException>(() => session.Logits(new float[4]));
        Assert.Contains("4 values", error.Message, StringComparison.Ordinal);
        Assert.Contains("5 words", error.Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentException>(() => session.Probabilities(new float[4]));
    }
}

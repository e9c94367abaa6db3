namespace RnnGen.Tests;

[Trait("Category", "Numerics")]
public sealed class SampleTests
{
    [Theory]
    [InlineData(5, 1f)]
    [InlineData(5, 0.5f)]
    [InlineData(1200, 1f)]
    [InlineData(1200, 2f)]
    public void Draws_words_as_often_as_the_model_predicts(int words, float temperature)
    {
        const int Draws = 4000;
        RandomSource random = new(7);
        float[] logits = SoftmaxOracle.RandomLogits(words, 3, ref random);
        Session session = new BigramModel(words).WithLogits(logits).CreateSession();
        float[] known = [.. logits];
        known[Vocabulary.Unknown] = float.NegativeInfinity;
        double[] expected = SoftmaxOracle.Probabilities(known, temperature);

        int[] counts = new int[words];
        for (int i = 0; i < Draws; i++)
        {
            counts[session.Sample(new SamplingOptions { Temperature = temperature }, ref random)]++;
        }

        Assert.Equal(0, counts[Vocabulary.Unknown]);
        for (int word = 1; word < words; word++)
        {
            double deviation = Math.Sqrt(expected[word] * (1 - expected[word]) * Draws);
            Assert.InRange(counts[word] - (expected[word] * Draws), -(5 * deviation) - 3, (5 * deviation) + 3);
        }
    }

    [Fact]
    public void Blocks_are_drawn_by_their_whole_weight()
    {
        // Flat over three blocks of 1,024: the share of each is its number of words, whichever comes first.
        const int Draws = 3000;
        Session session = new BigramModel(2400).WithLogits(new float[2400]).CreateSession();
        RandomSource random = new(11);

        int[] counts = new int[3];
        for (int i = 0; i < Draws; i++)
        {
            counts[session.Sample(SamplingOptions.Default, ref random) / 1024]++;
        }

        Assert.InRange(counts[0], Draws * 0.38, Draws * 0.47);
        Assert.InRange(counts[1], Draws * 0.38, Draws * 0.47);
        Assert.InRange(counts[2], Draws * 0.12, Draws * 0.18);
    }

    [Fact]
    public void Temperature_zero_takes_the_most_probable_known_word_and_draws_nothing()
    {
        Session session = new BigramModel(5).WithLogits(9, 1, 2, 4, 3).CreateSession();
        RandomSource random = new(1);

        Assert.Equal(3, session.Sample(SamplingOptions.Greedy, ref random));
        Assert.Equal(new RandomSource(1).NextUInt64(), random.NextUInt64());
    }

    [Theory]
    [InlineData(1e-3f)]
    [InlineData(float.Epsilon)]
    public void A_low_temperature_takes_the_most_probable_known_word(float temperature)
    {
        const int Best = 137;
        float[] logits = [.. Enumerable.Range(0, 1100).Select(word => MathF.Sin(word))];
        logits[Vocabulary.Unknown] = 50;
        logits[Best] = 1.1f;
        Session session = new BigramModel(1100).WithLogits(logits).CreateSession();
        RandomSource random = new(1);

        for (int i = 0; i < 20; i++)
        {
            Assert.Equal(Best, session.Sample(new SamplingOptions { Temperature = temperature }, ref random));
        }
    }

    [Fact]
    public void The_unknown_word_and_the_padding_are_never_drawn()
    {
        // The unknown word takes nearly all of the probability, and 13 lanes after the last word are padding.
        Session session = new BigramModel(3).WithLogits(80, 0, 0).CreateSession();
        RandomSource random = new(5);

        for (int i = 0; i < 500; i++)
        {
            Assert.InRange(session.Sample(SamplingOptions.Default, ref random), 1, 2);
        }
    }

    [Theory]
    [InlineData(-0.1f)]
    [InlineData(float.NaN)]
    [InlineData(float.PositiveInfinity)]
    public void A_temperature_that_is_none_is_refused(float temperature)
    {
        Session session = new BigramModel(5).CreateSession();
        RandomSource random = new(1);

        ArgumentOutOfRangeException error = Assert.Throws<ArgumentOutOfRangeException>(() => session.Sample(new SamplingOptions { Temperature = temperature }, ref random));
        Assert.Equal(temperature, error.ActualValue);
    }

    [Theory]
    [InlineData(0f)]
    [InlineData(1f)]
    public void There_is_nothing_to_draw_from_a_vocabulary_of_the_unknown_word_alone(float temperature)
    {
        RandomSource random = new(1);
        Session session = new BigramModel(1).CreateSession();

        Assert.Throws<InvalidOperationException>(() => session.Sample(new SamplingOptions { Temperature = temperature }, ref random));
    }
}

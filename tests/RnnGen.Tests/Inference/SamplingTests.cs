namespace RnnGen.Tests;

/// <summary>What a session draws under the options: filters in their order, the same from the same seed.</summary>
[Trait("Category", "Numerics")]
public sealed class SamplingTests
{
    [Theory]
    [InlineData(0, 1f)]
    [InlineData(10, 1f)]
    [InlineData(0, 0.8f)]
    public void Penalty_and_mask_come_before_the_filters(int topK, float topP)
    {
        const int Words = 60;
        const int Draws = 3000;
        RandomSource random = new((ulong)topK + 5);
        float[] logits = SoftmaxOracle.RandomLogits(Words, 2, ref random);
        BigramModel model = new BigramModel(Words).WithLogits(logits);
        int[] recent = [.. SoftmaxOracle.Ranking(logits).Take(4), SoftmaxOracle.Ranking(logits)[^1], Vocabulary.Unknown];
        SamplingOptions options = new()
        {
            TopK = topK, TopP = topP, Temperature = 1.5f, RepetitionPenalty = 1.7f, Mask = WordMask.For(model.Vocabulary).Without([SoftmaxOracle.Ranking(logits)[1], 7, 8]),
        };
        Session session = model.CreateSession();
        foreach (int word in recent.Concat(recent))
        {
            session.Feed(word);
        }

        int[] counts = new int[Words];
        for (int i = 0; i < Draws; i++)
        {
            counts[session.Sample(options, ref random)]++;
        }

        FilteredDistribution.AssertDrawn(FilteredDistribution.Of(logits, options, recent), counts);
        double[] expected = FilteredDistribution.Of(logits, options, recent);
        Assert.Equal(Array.IndexOf(expected, expected.Max()), session.Sample(options with { Temperature = 0 }, ref random));
    }

    [Fact]
    public void The_penalty_looks_back_over_64_words()
    {
        BigramModel model = new BigramModel(80).WithLogits([0, 5, 4]);
        SamplingOptions options = SamplingOptions.Greedy with { RepetitionPenalty = 2 };
        Session session = model.CreateSession();
        RandomSource random = new(1);
        Assert.Equal(1, session.Sample(options, ref random));
        session.Feed(1);
        for (int i = 0; i < 63; i++)
        {
            Assert.Equal(2, session.Sample(options, ref random));
            session.Feed(10 + i);
        }

        session.Feed(79);
        Assert.Equal(1, session.Sample(options, ref random));

        session.Feed(1);
        Assert.Equal(2, session.Sample(options, ref random));
        session.Reset();
        Assert.Equal(1, session.Sample(options, ref random));
    }

    [Fact]
    public void A_negative_logit_is_multiplied()
    {
        Session session = new BigramModel(4).WithLogits(0, -1, -1.5f, -3).CreateSession();
        RandomSource random = new(1);
        session.Feed(1);

        Assert.Equal(2, session.Sample(SamplingOptions.Greedy with { RepetitionPenalty = 2 }, ref random));
        Assert.Equal(1, session.Sample(SamplingOptions.Greedy with { RepetitionPenalty = 0.5f }, ref random));
    }

    [Theory]
    [InlineData(0, 1f, 1f)]
    [InlineData(5, 1f, 1.3f)]
    [InlineData(0, 0.9f, 1.3f)]
    public void The_same_seed_generates_the_same_words_live_or_frozen(int topK, float topP, float penalty)
    {
        RandomSource parameters = new(9);
        float[] logits = SoftmaxOracle.RandomLogits(1100, 1, ref parameters);
        BigramModel model = new BigramModel(1100).WithLogits(logits);
        SamplingOptions options = new() { TopK = topK, TopP = topP, RepetitionPenalty = penalty };

        int[] live = Generate(model.CreateSession(), options, seed: 4);

        Assert.Equal(live, Generate(model.CreateSession(), options, seed: 4));
        Assert.Equal(live, Generate(model.Freeze().CreateSession(), options, seed: 4));
        Assert.NotEqual(live, Generate(model.CreateSession(), options, seed: 5));
        Assert.True(live.Distinct().Count() > 3);
    }

    [Fact]
    public void Generating_reads_what_it_draws()
    {
        // From each word to the next: the weight matrix is a shifted identity.
        const int Words = 6;
        BigramModel model = new(Words);
        float[] weight = new float[Words * Words];
        for (int context = 0; context < Words; context++)
        {
            weight[(((context % (Words - 1)) + 1) * Words) + context] = 10;
        }

        model.WriteTensor("output.weight", weight);
        Session session = model.CreateSession();
        session.Feed(3);
        int[] tokens = new int[4];
        RandomSource random = new(1);

        session.Generate(tokens, SamplingOptions.Greedy, ref random);

        Assert.Equal([4, 5, 1, 2], tokens);
        Assert.Equal(3, session.Sample(SamplingOptions.Greedy, ref random));
    }

    [Fact]
    public void Generating_text_ends_before_the_word_that_does_not_fit()
    {
        Vocabulary vocabulary = new(WordTokenizer.Default, [Vocabulary.UnknownWord, "hola", ",", "amigo"]);
        BigramModel model = new(new BigramNetwork(4), vocabulary);
        float[] weight = new float[16];
        (weight[(1 * 4) + 3], weight[(2 * 4) + 1], weight[(3 * 4) + 2]) = (9, 9, 9);
        model.WriteTensor("output.weight", weight);
        Session session = model.CreateSession();
        session.Feed("amigo");
        TextComposer composer = new(vocabulary.Tokenizer, "Amigo.");
        RandomSource random = new(1);
        Span<char> text = new char[20];

        int length = session.Generate(text, ref composer, SamplingOptions.Greedy, ref random);

        Assert.Equal(" Hola, amigo hola,", text[..length].ToString());
        Assert.Equal(3, session.Sample(SamplingOptions.Greedy, ref random));
        Assert.True(composer.TryAppend("amigo", text, out length));
        Assert.Equal(" amigo", text[..length].ToString());
    }

    [Theory]
    [InlineData(0, 1f)]
    [InlineData(3, 1f)]
    [InlineData(0, 0.5f)]
    public void A_mask_that_leaves_nothing_is_reported(int topK, float topP)
    {
        BigramModel model = new(4);
        SamplingOptions options = new() { TopK = topK, TopP = topP, Mask = WordMask.For(model.Vocabulary).Without([1, 2, 3]) };
        Session session = model.CreateSession();
        RandomSource random = new(1);

        Assert.Contains("0 of 4 words", Assert.Throws<InvalidOperationException>(() => session.Sample(options, ref random)).Message, StringComparison.Ordinal);
        Assert.Throws<InvalidOperationException>(() => session.Sample(options with { Temperature = 0 }, ref random));
    }

    [Theory]
    [InlineData("Temperature", -0.1f)]
    [InlineData("Temperature", float.NaN)]
    [InlineData("Temperature", float.PositiveInfinity)]
    [InlineData("TopK", -1f)]
    [InlineData("TopP", 0f)]
    [InlineData("TopP", 1.01f)]
    [InlineData("TopP", float.NaN)]
    [InlineData("RepetitionPenalty", 0f)]
    [InlineData("RepetitionPenalty", 1e-45f)]
    [InlineData("RepetitionPenalty", 0.0009f)]
    [InlineData("RepetitionPenalty", 1000.1f)]
    [InlineData("RepetitionPenalty", float.NaN)]
    [InlineData("RepetitionPenalty", float.PositiveInfinity)]
    public void A_value_out_of_range_is_refused_by_name(string option, float value)
    {
        ArgumentOutOfRangeException error = Assert.Throws<ArgumentOutOfRangeException>(() => option switch
        {
            "Temperature" => new SamplingOptions { Temperature = value },
            "TopK" => new SamplingOptions { TopK = (int)value },
            "TopP" => new SamplingOptions { TopP = value },
            _ => new SamplingOptions { RepetitionPenalty = value },
        });

        Assert.Equal(option, error.ParamName);
        Assert.Contains(FormattableString.Invariant($" {value}"), error.Message, StringComparison.Ordinal);
    }

    private static int[] Generate(Session session, SamplingOptions options, ulong seed)
    {
        int[] tokens = new int[100];
        RandomSource random = new(seed);
        session.Generate(tokens, options, ref random);
        return tokens;
    }
}

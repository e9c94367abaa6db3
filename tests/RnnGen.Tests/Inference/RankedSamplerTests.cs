namespace RnnGen.Tests;

/// <summary>Top-k and top-p against the exact distribution, with chunks of all sizes: one pass or many.</summary>
[Trait("Category", "Numerics")]
public sealed class RankedSamplerTests
{
    private const int Draws = 2000;

    [Theory]
    [InlineData(40, 3, 1f, 1f, 512)]
    [InlineData(40, 1, 1f, 1f, 512)]
    [InlineData(1100, 20, 1f, 2f, 512)]
    [InlineData(300, 20, 1f, 2f, 20)]
    [InlineData(300, 20, 1f, 2f, 7)]
    [InlineData(300, 20, 1f, 1f, 1)]
    [InlineData(40, 100, 1f, 1f, 16)]
    [InlineData(1100, 0, 0.5f, 1f, 512)]
    [InlineData(300, 0, 0.9f, 2f, 512)]
    [InlineData(300, 0, 0.9f, 2f, 16)]
    [InlineData(300, 0, 0.9f, 2f, 3)]
    [InlineData(40, 0, 1e-6f, 1f, 4)]
    [InlineData(40, 0, 0.9999999f, 1f, 4)]
    [InlineData(1100, 30, 0.7f, 2f, 512)]
    [InlineData(300, 30, 0.7f, 2f, 30)]
    [InlineData(300, 30, 0.7f, 2f, 8)]
    public void Draws_as_the_filtered_distribution_says(int words, int topK, float topP, float temperature, int chunk)
    {
        RandomSource random = new((ulong)(words + topK + chunk));
        float[] logits = SoftmaxOracle.RandomLogits(words, 2, ref random);
        logits[Vocabulary.Unknown] = 20;
        SamplingOptions options = new() { TopK = topK, TopP = topP, Temperature = temperature };
        BigramModel model = new BigramModel(words).WithLogits(logits);

        int[] counts = new int[words];
        ulong[] scratch = new ulong[chunk];
        RecurrentState state = new(model.Bound, LogitBlocks.BlockFloats);
        for (int i = 0; i < Draws; i++)
        {
            LogitRules rules = new(WordMask.For(model.Vocabulary), 1, []);
            counts[new RankedSampler(new LogitBlocks(state, words), rules, options, scratch).Sample(ref random)]++;
        }

        FilteredDistribution.AssertDrawn(FilteredDistribution.Of(logits, options), counts);
    }

    [Theory]
    [InlineData(5, 512)]
    [InlineData(5, 2)]
    [InlineData(70, 16)]
    public void Of_equal_logits_the_lower_tokens_are_kept(int topK, int chunk)
    {
        BigramModel model = new BigramModel(300).WithLogits(new float[300]);
        RecurrentState state = new(model.Bound, LogitBlocks.BlockFloats);
        SamplingOptions options = new() { TopK = topK };
        RandomSource random = new(3);
        HashSet<int> drawn = [];
        ulong[] scratch = new ulong[chunk];
        for (int i = 0; i < 30 * topK; i++)
        {
            LogitRules rules = new(WordMask.For(model.Vocabulary), 1, []);
            drawn.Add(new RankedSampler(new LogitBlocks(state, 300), rules, options, scratch).Sample(ref random));
        }

        Assert.Equal(Enumerable.Range(1, topK), drawn.Order());
    }

    [Theory]
    [InlineData(0f, 0)]
    [InlineData(-0f, 1)]
    [InlineData(1.5f, 2)]
    [InlineData(-1.5f, int.MaxValue)]
    [InlineData(float.Epsilon, 4)]
    [InlineData(float.MinValue, 5)]
    [InlineData(float.PositiveInfinity, 6)]
    public void A_rank_key_holds_logit_and_token(float logit, int token)
    {
        ulong key = RankKey.From(logit, token);

        Assert.Equal(logit, RankKey.Logit(key));
        Assert.Equal(token, RankKey.Token(key));
    }

    [Fact]
    public void Rank_keys_order_as_logits_fall_and_tokens_rise()
    {
        float[] falling = [float.PositiveInfinity, float.MaxValue, 2, 1, float.Epsilon, 0, -float.Epsilon, -1, -2, float.MinValue];
        ulong[] keys = [.. falling.SelectMany(logit => new[] { RankKey.From(logit, 3), RankKey.From(logit, 4) })];

        Assert.Equal(keys.Order(), keys);
        Assert.Equal(keys.Length, keys.Distinct().Count());
        Assert.Equal(RankKey.From(0f, 7), RankKey.From(-0f, 7));
    }
}

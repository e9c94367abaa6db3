using System.Runtime.Intrinsics;

namespace RnnGen.Tests;

[Trait("Category", "Numerics")]
public sealed class LaneMaximaTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(6)]
    [InlineData(15)]
    public void The_bound_is_the_largest_lane_behind_so_many_others(int words)
    {
        float[] lanes = [3, -1, 7, 0.5f, 12, -8, 2, 9, 4, 11, -3, 6, 1, 10, 5, 8];

        float bound = Of(lanes).ExceededBy(words);

        Assert.Equal(lanes.OrderDescending().ElementAt(words), bound);
        Assert.Equal(12, Of(lanes).Largest);
    }

    [Fact]
    public void Of_equal_lanes_no_word_exceeds_another() => Assert.Equal(float.NegativeInfinity, Of(new float[16]).ExceededBy(1));

    [Fact]
    public void More_words_than_lanes_exceed_nothing() => Assert.Equal(float.NegativeInfinity, Of([.. Enumerable.Range(0, 16).Select(lane => (float)lane)]).ExceededBy(16));

    [Fact]
    public void Where_masked_words_made_the_first_bound_too_high_all_words_are_considered()
    {
        // The 40 largest logits are banned: none of the words above the bound may be suggested.
        float[] logits = [.. Enumerable.Range(0, 100).Select(word => word * 0.1f)];
        BigramModel model = new BigramModel(100).WithLogits(logits);
        WordMask mask = WordMask.For(model.Vocabulary).Without([.. Enumerable.Range(60, 40)]);
        Suggestion[] suggestions = new Suggestion[3];

        Assert.Equal(3, model.CreateSession().Suggest(suggestions, mask));

        Assert.Equal([59, 58, 57], suggestions.Select(suggestion => suggestion.Token));
    }

    private static LaneMaxima Of(float[] lanes) => new(Vector256.Create(lanes), Vector256.Create(lanes, 8));
}

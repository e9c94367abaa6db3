namespace RnnGen.Tests;

public sealed class StateCacheTests
{
    [Theory]
    [InlineData(1, 7)]
    [InlineData(100, 19)]
    [InlineData(130, 128)]
    public void Words_are_as_probable_as_the_states_that_they_followed_are_like_the_present_one(int capacity, int depth)
    {
        Random random = new(3);
        StateCache cache = new(capacity, depth);
        List<(float[] State, int Token)> kept = [];
        for (int i = 0; i < (2 * capacity) + 5; i++)
        {
            float[] state = RandomState();
            int token = random.Next(20);
            cache.Add(state, token);
            kept.Add((state, token));
        }

        kept.RemoveRange(0, kept.Count - capacity);
        float[] present = RandomState();
        cache.Score(present, theta: 0.7f);

        double[] weights = [.. kept.Select(entry => Math.Exp(0.7 * Enumerable.Range(0, depth).Sum(k => (double)present[k] * entry.State[k])))];
        for (int token = 0; token < 20; token++)
        {
            double expected = kept.Select((entry, i) => entry.Token == token ? weights[i] : 0).Sum() / weights.Sum();
            Assert.Equal(expected, cache.Probability(token), 0.02);
        }

        float[] RandomState() => [.. Enumerable.Range(0, depth).Select(_ => (float)((random.NextDouble() * 2) - 1))];
    }

    [Fact]
    public void States_without_a_likeness_count_alike()
    {
        StateCache cache = new(capacity: 40, depth: 3);
        cache.Score([1, 2, 3], theta: 1);
        Assert.Equal(0, cache.Probability(1));
        cache.Add([1, 2, 3], 1);
        cache.Add([-4, 5, 6], 2);
        cache.Add([7, 8, 9], 1);
        cache.Score([9, 9, 9], theta: 0);
        Assert.Equal(2.0 / 3, cache.Probability(1), 1e-6);
        cache.Clear();
        Assert.Equal(0, cache.Count);
    }

    /// <summary>Where a product of states is infinite, or not even that, no weights can be told.</summary>
    [Theory]
    [InlineData(3e38f, 3e38f, 1)]
    [InlineData(1e20f, 1e20f, 1e6f)]
    [InlineData(float.PositiveInfinity, 1, 1)]
    [InlineData(float.NaN, 1, 1)]
    public void States_whose_likeness_overflows_predict_nothing(float kept, float present, float theta)
    {
        StateCache cache = new(capacity: 40, depth: 3);
        cache.Add([1, 2, 3], 1);
        cache.Add([kept, -kept, kept], 2);
        cache.Score([present, present, 2 * present], theta);
        Assert.Equal(0, cache.Total);
        Assert.Equal(0, cache.Probability(1));
        Assert.Equal(0, cache.Probability(2));
    }

    [Fact]
    public void A_state_that_is_all_unlike_the_present_one_takes_nothing_from_the_others()
    {
        StateCache cache = new(capacity: 40, depth: 3);
        cache.Add([1, 2, 3], 1);
        cache.Add([-3e38f, -3e38f, -3e38f], 2);
        cache.Score([10, 10, 10], theta: 1);
        Assert.Equal(1, cache.Probability(1));
        Assert.Equal(0, cache.Probability(2));
    }
}

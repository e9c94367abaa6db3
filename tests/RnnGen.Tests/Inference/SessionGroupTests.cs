namespace RnnGen.Tests;

public sealed class SessionGroupTests
{
    [Fact]
    public void Each_session_carries_its_own_state_and_keeps_it_when_it_reads_no_word()
    {
        FrozenModel frozen = new BigramModel(10).Freeze();
        SessionGroup group = frozen.CreateSessionGroup(3);

        group.Feed([1, SessionGroup.NoWord, 3]);
        group.Feed([2, 5, SessionGroup.NoWord]);

        // The last words are 2, 5 and 3.
        Assert.Equal([BestAfter(frozen, 2), BestAfter(frozen, 5), BestAfter(frozen, 3)], BestOf(group));
    }

    [Fact]
    public void A_group_is_as_large_as_it_is_asked_to_be()
    {
        FrozenModel frozen = new BigramModel(10).Freeze();

        Assert.Equal(16, frozen.CreateSessionGroup(16).Count);
        Assert.Equal(frozen.CreateSessionGroup(1).SizeInBytes, frozen.CreateSessionGroup(16).SizeInBytes);
        Assert.True(frozen.CreateSessionGroup(17).SizeInBytes > frozen.CreateSessionGroup(16).SizeInBytes);
        Assert.Throws<ArgumentOutOfRangeException>(() => frozen.CreateSessionGroup(0));
    }

    [Fact]
    public void Lengths_that_do_not_fit_the_group_are_refused()
    {
        SessionGroup group = new BigramModel(10).Freeze().CreateSessionGroup(3);

        ArgumentException fed = Assert.Throws<ArgumentException>(() => group.Feed([1, 2]));
        ArgumentException suggested = Assert.Throws<ArgumentException>(() => group.Suggest(new Suggestion[7]));

        Assert.Contains("2 values, but the group has 3 sessions", fed.Message, StringComparison.Ordinal);
        Assert.Contains("7 suggestions, but 3 sessions", suggested.Message, StringComparison.Ordinal);
        Assert.Equal(0, group.Suggest([]));
    }

    [Fact]
    public void Places_without_a_word_hold_nothing_from_before()
    {
        SessionGroup group = new BigramModel(4).WithLogits(0, float.NegativeInfinity, float.NegativeInfinity, float.NegativeInfinity).Freeze().CreateSessionGroup(2);
        Suggestion[] suggestions = new Suggestion[4];
        Array.Fill(suggestions, new Suggestion(3, 0.5f));

        Assert.Equal(2, group.Suggest(suggestions));

        Assert.All(suggestions, suggestion => Assert.Equal(default, suggestion));
    }

    [Fact]
    public void A_token_out_of_range_feeds_nobody()
    {
        SessionGroup group = HistoryGroup(LossPosition.EveryStep);

        ArgumentOutOfRangeException error = Assert.Throws<ArgumentOutOfRangeException>(() => group.Feed([1, 2, 10]));

        Assert.Contains("tokens[2] is 10, but tokens run from 0 to 9", error.Message, StringComparison.Ordinal);
        Assert.Equal(BestOf(HistoryGroup(LossPosition.EveryStep)), BestOf(group));
        Assert.Throws<ArgumentOutOfRangeException>(() => group.Reset(3));
    }

    [Theory]
    [InlineData(LossPosition.EveryStep)]
    [InlineData(LossPosition.LastStep)]
    public void After_a_reset_a_session_is_as_new(LossPosition loss)
    {
        SessionGroup group = HistoryGroup(loss);
        group.Feed([1, 1, 1]);
        group.Feed([1, 1, 1]);

        group.Reset();

        Assert.Equal(BestOf(HistoryGroup(loss)), BestOf(group));
    }

    /// <summary>n = 3 here: the words before the last three make no difference, however many there were.</summary>
    [Fact]
    public void A_group_of_ngrams_predicts_from_the_last_n_words_alone()
    {
        SessionGroup group = HistoryGroup(LossPosition.LastStep);
        for (int word = 0; word < 20; word++)
        {
            group.Feed([word % 10, word % 7, SessionGroup.NoWord]);
            BestOf(group);
        }

        Suggestion[] best = BestOf(group);
        SessionGroup fresh = HistoryGroup(LossPosition.LastStep);
        for (int word = 17; word < 20; word++)
        {
            fresh.Feed([word % 10, word % 7, SessionGroup.NoWord]);
        }

        Assert.Equal(BestOf(fresh), best);
    }

    private static SessionGroup HistoryGroup(LossPosition loss) =>
        new BigramModel(new HistoryNetwork(sequenceLength: 3, loss), BigramModel.Words(10)).Freeze().CreateSessionGroup(3);

    private static Suggestion BestAfter(FrozenModel frozen, int token)
    {
        Session session = frozen.CreateSession();
        session.Feed(token);
        Suggestion[] best = new Suggestion[1];
        session.Suggest(best);
        return best[0];
    }

    private static Suggestion[] BestOf(SessionGroup group)
    {
        Suggestion[] best = new Suggestion[group.Count];
        Assert.Equal(1, group.Suggest(best));
        return best;
    }
}

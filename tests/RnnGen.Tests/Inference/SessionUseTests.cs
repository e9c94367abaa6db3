namespace RnnGen.Tests;

/// <summary>A session that a thread is in the middle of refuses the calls of others, and goes on as if they had not been.</summary>
public sealed class SessionUseTests
{
    private const int Words = 6;

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_second_call_is_refused(bool isFrozen)
    {
        using SemaphoreSlim begun = new(0);
        using SemaphoreSlim mayEnd = new(0);
        BigramModel model = new(new Waiting(begun, mayEnd), BigramModel.Words(Words));
        Session session = isFrozen ? model.Freeze().CreateSession() : model.CreateSession();
        byte[] state = new byte[session.StateSizeInBytes];
        session.CopyTo(state);
        Task feeding = Task.Run(() => session.Feed(1));
        await begun.WaitAsync();

        RandomSource random = new(1);
        AssertRefused("Feed", "Feed", () => session.Feed(2));
        AssertRefused("Feed", "Feed", () => session.Feed("w2"));
        AssertRefused("SetText", "Feed", () => session.SetText("w2"));
        AssertRefused("Reset", "Feed", session.Reset);
        AssertRefused("CopyTo", "Feed", () => session.CopyTo(state));
        AssertRefused("Restore", "Feed", () => session.Restore(state));
        AssertRefused("Suggest", "Feed", () => session.Suggest(new Suggestion[1]));
        AssertRefused("Complete", "Feed", () => session.Complete("w", new Suggestion[1]));
        AssertRefused("Sample", "Feed", () => session.Sample(SamplingOptions.Default, ref random));
        AssertRefused("Probability", "Feed", () => session.Probability(1));
        AssertRefused("Probabilities", "Feed", () => session.Probabilities(new float[Words]));
        AssertRefused("Logits", "Feed", () => session.Logits(new float[Words]));
        Assert.Equal(Words, session.Vocabulary.Count);

        mayEnd.Release(100);
        await feeding;
        Session other = model.CreateSession();
        other.Feed(1);
        Assert.Equal(other.Probability(2), session.Probability(2));
    }

    [Fact]
    public async Task So_it_is_of_a_group()
    {
        using SemaphoreSlim begun = new(0);
        using SemaphoreSlim mayEnd = new(0);
        SessionGroup group = new BigramModel(new Waiting(begun, mayEnd), BigramModel.Words(Words)).Freeze().CreateSessionGroup(2);
        Task feeding = Task.Run(() => group.Feed([1, 2]));
        await begun.WaitAsync();

        AssertRefused("Feed", "Feed", () => group.Feed([1, 2]));
        AssertRefused("Suggest", "Feed", () => group.Suggest(new Suggestion[2]));
        AssertRefused("Reset", "Feed", group.Reset);

        mayEnd.Release(100);
        await feeding;
        Assert.Equal(1, group.Suggest(new Suggestion[2]));
    }

    [Fact]
    public void A_call_that_fails_ends()
    {
        Session session = new BigramModel(Words).CreateSession();
        Assert.Throws<ArgumentOutOfRangeException>(() => session.Feed(Words));
        Assert.Throws<ArgumentException>(() => session.Restore([]));
        Assert.Throws<ArgumentException>(() => session.Logits([]));
        session.Feed(1);
    }

    private static void AssertRefused(string second, string first, Action call) =>
        Assert.StartsWith($"{second} was called while {first} of the same session or group", Assert.Throws<InvalidOperationException>(call).Message, StringComparison.Ordinal);

    private sealed class Waiting(SemaphoreSlim begun, SemaphoreSlim mayEnd) : BigramNetwork(Words)
    {
        public override void Step(ReadOnlySpan<float> parameters, Span<float> state, int token)
        {
            begun.Release();
            mayEnd.Wait();
            base.Step(parameters, state, token);
        }
    }
}

namespace RnnGen.Tests;

/// <summary>A profile and its predictors refuse a second thread, and go on as if it had not been.</summary>
public sealed class ProfileUseTests
{
    [Fact]
    public async Task A_call_beside_another_is_refused_for_the_profile_and_all_its_predictors()
    {
        using SemaphoreSlim begun = new(0);
        using SemaphoreSlim mayEnd = new(0);
        Profile profile = new(WordTokenizer.Default);
        Predictor other = PredictorCase.Create(profile: profile);
        other.Accept("Thule");
        Predictor predictor = new(PredictorCase.Model, profile, companion: new Waiting(PredictorCase.Model.CreateSession(), begun, mayEnd));
        Task feeding = Task.Run(() => predictor.Feed("ship"));
        await begun.WaitAsync();

        foreach (Predictor one in (Predictor[])[predictor, other])
        {
            AssertRefused("Feed", () => one.Feed("sea"));
            AssertRefused("Feed", () => one.Accept("Rhodes"));
            AssertRefused("Read", () => one.Read("sea"));
            AssertRefused("SetText", () => one.SetText("sea"));
            AssertRefused("Reset", one.Reset);
            AssertRefused("Suggest", () => one.Suggest(new Suggestion[1]));
            AssertRefused("Complete", () => one.Complete("s", new Suggestion[1]));
            AssertRefused("Probability", () => one.Probability(1));
            AssertRefused("Probability", () => one.LogProbability("sea"));
            AssertRefused("CopyTo", () => one.CopyTo(new byte[one.StateSizeInBytes]));
            AssertRefused("Forget", () => one.Forget("Thule"));
        }

        AssertRefused("Forget", () => profile.Forget("Thule"));
        AssertRefused("Clear", profile.Clear);
        AssertRefused("Save", () => profile.Save());
        AssertRefused("Words", () => _ = profile.Words);

        mayEnd.Release(100);
        await feeding;
        Assert.Equal(["Thule", "ship"], profile.Words.Select(word => word.Word).Order(StringComparer.Ordinal));
        Assert.True(other.Forget("Thule"));
    }

    private static void AssertRefused(string call, Action action)
    {
        string message = Assert.Throws<InvalidOperationException>(action).Message;
        Assert.StartsWith($"{call} was called while Feed of the same predictor or profile", message, StringComparison.Ordinal);
    }

    /// <summary>A session that says when it is fed, and waits.</summary>
    private sealed class Waiting(Session session, SemaphoreSlim begun, SemaphoreSlim mayEnd) : IWordPredictor
    {
        public Vocabulary Vocabulary => session.Vocabulary;

        public int StateSizeInBytes => session.StateSizeInBytes;

        public void Reset() => session.Reset();

        public void Feed(int token)
        {
            begun.Release();
            mayEnd.Wait();
            session.Feed(token);
        }

        public FeedResult Feed(ReadOnlySpan<char> text) => session.Feed(text);

        public double Probability(int token) => session.Probability(token);

        public int Suggest(Span<Suggestion> suggestions, WordMask? mask = null) => session.Suggest(suggestions, mask);

        public int Complete(ReadOnlySpan<char> prefix, Span<Suggestion> suggestions, CompletionOptions? options = null) => session.Complete(prefix, suggestions, options);

        public void CopyTo(Span<byte> destination) => session.CopyTo(destination);

        public void Restore(ReadOnlySpan<byte> source) => session.Restore(source);
    }
}

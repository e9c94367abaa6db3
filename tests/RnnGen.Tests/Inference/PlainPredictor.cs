namespace RnnGen.Tests;

/// <summary>A predictor that implements what it must and takes the rest from the interface.</summary>
internal sealed class PlainPredictor(Session session) : IWordPredictor
{
    public Vocabulary Vocabulary => session.Vocabulary;

    public int StateSizeInBytes => session.StateSizeInBytes;

    public void Reset() => session.Reset();

    public void Feed(int token) => session.Feed(token);

    public FeedResult Feed(ReadOnlySpan<char> text) => session.Feed(text);

    public double Probability(int token) => session.Probability(token);

    public int Suggest(Span<Suggestion> suggestions, WordMask? mask = null) => session.Suggest(suggestions, mask);

    public int Complete(ReadOnlySpan<char> prefix, Span<Suggestion> suggestions, CompletionOptions? options = null) => session.Complete(prefix, suggestions, options);

    public void CopyTo(Span<byte> destination) => session.CopyTo(destination);

    public void Restore(ReadOnlySpan<byte> source) => session.Restore(source);
}

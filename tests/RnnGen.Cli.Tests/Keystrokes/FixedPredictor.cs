namespace RnnGen.Tests;

/// <summary>Suggests the words of a vocabulary in the order of their indices, whatever it has read.</summary>
internal sealed class FixedPredictor(Vocabulary vocabulary) : IWordPredictor
{
    public Vocabulary Vocabulary => vocabulary;

    public int StateSizeInBytes => 0;

    public List<int> Read { get; } = [];

    public void Reset() => Read.Clear();

    public void Feed(int token) => Read.Add(token);

    public FeedResult Feed(ReadOnlySpan<char> text) => throw new NotSupportedException();

    public double Probability(int token) => throw new NotSupportedException();

    public int Suggest(Span<Suggestion> suggestions, WordMask? mask = null) => Complete("", suggestions);

    public int Complete(ReadOnlySpan<char> prefix, Span<Suggestion> suggestions, CompletionOptions? options = null)
    {
        int count = 0;
        for (int token = 1; token < vocabulary.Count && count < suggestions.Length; token++)
        {
            if (vocabulary[token].AsSpan().StartsWith(prefix))
            {
                suggestions[count++] = new Suggestion(token, 0);
            }
        }

        return count;
    }

    public void CopyTo(Span<byte> destination) => throw new NotSupportedException();

    public void Restore(ReadOnlySpan<byte> source) => throw new NotSupportedException();
}

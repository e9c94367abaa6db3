namespace RnnGen.Benchmarks;

/// <summary>ONNX Runtime on an exported graph. If the graph suggests, feeding a word already computes the suggestions.</summary>
internal readonly struct OnnxReader(OnnxText text) : ISuggester
{
    public void Feed(int token) => text.Feed(token);

    public void Suggest(Span<Suggestion> suggestions) => text.Suggest(suggestions);
}

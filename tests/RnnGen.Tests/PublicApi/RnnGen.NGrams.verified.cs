namespace RnnGen.NGrams
{
    public sealed class KneserNeyModel
    {
        public const int MaxOrder = 16;
        public int Order { get; }
        public long ParameterCount { get; }
        public RnnGen.Vocabulary Vocabulary { get; }
        public RnnGen.NGrams.KneserNeySession CreateSession() { }
        public RnnGen.Evaluation Evaluate(System.ReadOnlySpan<int> tokens) { }
        public static RnnGen.NGrams.KneserNeyModel Train(System.ReadOnlySpan<int> tokens, RnnGen.Vocabulary vocabulary, int order) { }
    }
    public sealed class KneserNeySession : RnnGen.IWordPredictor
    {
        public int StateSizeInBytes { get; }
        public RnnGen.Vocabulary Vocabulary { get; }
        public int Complete(System.ReadOnlySpan<char> prefix, System.Span<RnnGen.Suggestion> suggestions, RnnGen.CompletionOptions? options = null) { }
        public void CopyTo(System.Span<byte> destination) { }
        public RnnGen.FeedResult Feed(System.ReadOnlySpan<char> text) { }
        public void Feed(int token) { }
        public double Probability(int token) { }
        public void Reset() { }
        public void Restore(System.ReadOnlySpan<byte> source) { }
        public int Suggest(System.Span<RnnGen.Suggestion> suggestions, RnnGen.WordMask? mask = null) { }
    }
}
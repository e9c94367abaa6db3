namespace RnnGen.Benchmarks;

/// <summary>A reader that also suggests what may come next.</summary>
internal interface ISuggester : IWordReader
{
    /// <summary>Returns the most probable next words with their probabilities over the whole vocabulary, most probable first, without <c>&lt;unk&gt;</c>.</summary>
    void Suggest(Span<Suggestion> suggestions);
}

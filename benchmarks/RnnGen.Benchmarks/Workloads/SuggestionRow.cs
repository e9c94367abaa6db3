namespace RnnGen.Benchmarks;

/// <summary>How many words are suggested at a time.</summary>
internal static class SuggestionRow
{
    /// <summary>What a row of suggestions above a keyboard shows.</summary>
    public const int Count = 5;
}

namespace RnnGen.Benchmarks;

/// <summary>The number of words suggested at a time.</summary>
internal static class SuggestionRow
{
    /// <summary>The number of words that a row of suggestions above a keyboard shows.</summary>
    public const int Count = 5;
}

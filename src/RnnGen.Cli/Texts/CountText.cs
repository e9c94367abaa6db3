namespace RnnGen.Cli;

/// <summary>How many there are of something, in words.</summary>
internal static class CountText
{
    /// <summary>A number of words: <c>1 word</c>, <c>1,234 words</c>.</summary>
    public static string Words(int count) => count == 1 ? "1 word" : $"{count:N0} words";
}

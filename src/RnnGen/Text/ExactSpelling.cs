namespace RnnGen;

/// <summary>What an exact comparison passes over: how a word is printed, and what depends on whether it is complete. All apostrophes are one, and so are the two forms of sigma.</summary>
internal static class ExactSpelling
{
    /// <summary>Whether a word begins with a prefix.</summary>
    public static bool StartsWith(ReadOnlySpan<char> word, ReadOnlySpan<char> prefix) => prefix.Length <= word.Length && CommonLength(word, prefix) == prefix.Length;

    /// <summary>How many characters two spellings share at their beginnings.</summary>
    public static int CommonLength(ReadOnlySpan<char> x, ReadOnlySpan<char> y)
    {
        int common = x.CommonPrefixLength(y);
        while (common < x.Length && common < y.Length && Compared(x[common]) == Compared(y[common]))
        {
            common++;
        }

        return common;
    }

    private static char Compared(char character) => character == 'ς' ? 'σ' : Apostrophes.Compared(character);
}

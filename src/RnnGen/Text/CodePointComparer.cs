namespace RnnGen;

/// <summary>
/// Orders strings by Unicode code points. Ordinal comparison goes by UTF-16 units, where the surrogates of U+10000 and above come before U+E000.
/// </summary>
internal sealed class CodePointComparer : IComparer<string>
{
    private CodePointComparer()
    {
    }

    public static CodePointComparer Instance { get; } = new();

    public int Compare(string? x, string? y)
    {
        int common = x.AsSpan().CommonPrefixLength(y);
        bool differ = common < x?.Length && common < y?.Length;
        return differ ? Rank(x![common]).CompareTo(Rank(y![common])) : (x?.Length ?? -1).CompareTo(y?.Length ?? -1);
    }

    /// <summary>Moves the surrogates, U+D800 to U+DFFF, above U+FFFF; two pairs that differ are ordered by their first unit that differs.</summary>
    private static int Rank(char unit) => char.IsSurrogate(unit) ? unit + 0x10000 : unit;
}

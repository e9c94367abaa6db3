namespace RnnGen.Cli;

/// <summary>The known words of a vocabulary in the order of their spelling, by UTF-16 units: those that begin alike stand together.</summary>
internal sealed class SpelledWords
{
    private readonly string[] _spellings;
    private readonly int[] _tokens;
    private readonly int[] _positions;

    /// <summary>Sorts the words.</summary>
    public SpelledWords(Vocabulary vocabulary)
    {
        _tokens = [.. Enumerable.Range(1, vocabulary.Count - 1)];
        _spellings = [.. vocabulary.Words.Skip(1)];
        Array.Sort(_spellings, _tokens, StringComparer.Ordinal);
        _positions = new int[vocabulary.Count];
        _positions[Vocabulary.Unknown] = -1;
        for (int position = 0; position < _tokens.Length; position++)
        {
            _positions[_tokens[position]] = position;
        }
    }

    /// <summary>The word at each position.</summary>
    public ReadOnlySpan<int> Tokens => _tokens;

    /// <summary>The position of each word; −1 for <c>&lt;unk&gt;</c>, which no prefix finds.</summary>
    public ReadOnlySpan<int> Positions => _positions;

    /// <summary>The positions [Start, End) of the words that begin with a prefix; all for an empty one.</summary>
    public (int Start, int End) Find(ReadOnlySpan<char> prefix)
    {
        int start = FirstWhere(prefix, leastOrder: 0);
        return (start, FirstWhere(prefix, leastOrder: 1));
    }

    /// <summary>The first position whose spelling, cut to the prefix's length, compares with the prefix as <paramref name="leastOrder"/> or above.</summary>
    private int FirstWhere(ReadOnlySpan<char> prefix, int leastOrder)
    {
        int low = 0;
        int high = _spellings.Length;
        while (low < high)
        {
            int middle = (low + high) >>> 1;
            ReadOnlySpan<char> spelling = _spellings[middle];
            int order = Math.Sign(spelling[..Math.Min(spelling.Length, prefix.Length)].SequenceCompareTo(prefix));
            (low, high) = order >= leastOrder ? (low, middle) : (middle + 1, high);
        }

        return low;
    }
}

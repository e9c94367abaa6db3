using RnnGen.CompilerServices;

namespace RnnGen;

/// <summary>
/// The known words of a vocabulary in the order of their folded spelling (<see cref="LetterFolding"/>); those that fold alike, in the order of their own;
/// both by UTF-16 units. Words that begin alike stand together, so two binary searches find those of a prefix. Takes 17 bytes per word, plus the folded
/// spelling where it differs.
/// </summary>
internal sealed class SortedWords
{
    private readonly string[] _folded;
    private readonly int[] _tokens;
    private readonly int[] _positions;
    private readonly byte[] _plainLengths;

    public SortedWords(IReadOnlyList<string> words)
    {
        Count = words.Count - 1;
        string[] folded = [.. words.Select(LetterFolding.Fold)];
        int[] sorted = [.. Enumerable.Range(1, Count)];
        Array.Sort(sorted, (x, y) =>
            string.CompareOrdinal(folded[x], folded[y]) is int byFolded and not 0 ? byFolded : string.CompareOrdinal(words[x], words[y]));

        // Whole panels, so that vectors of lanes need no tail.
        _tokens = new int[RoundUpToPanels(Count)];
        sorted.CopyTo(_tokens, 0);
        _folded = [.. sorted.Select(token => folded[token])];
        _plainLengths = [.. sorted.Select(token => (byte)Math.Min(ExactSpelling.CommonLength(words[token], folded[token]), byte.MaxValue))];
        _positions = new int[RoundUpToPanels(words.Count)];
        _positions.AsSpan().Fill(-1);
        for (int position = 0; position < Count; position++)
        {
            _positions[_tokens[position]] = position;
        }
    }

    /// <summary>Known words: all but <c>&lt;unk&gt;</c>.</summary>
    public int Count { get; }

    /// <summary>The token at each position; 0 after the last, to a multiple of 16.</summary>
    public ReadOnlySpan<int> Tokens => _tokens;

    /// <summary>The position of each token; −1 for <c>&lt;unk&gt;</c> and after the last word, to a multiple of 16.</summary>
    public ReadOnlySpan<int> Positions => _positions;

    /// <summary>
    /// At each position, how many characters at the beginning the word's own spelling shares with the folded one, at most 255: an array of small numbers
    /// decides what would otherwise take a look at each string.
    /// </summary>
    public ReadOnlySpan<byte> PlainLengths => _plainLengths;

    /// <summary>The positions [Start, End) of the words whose folded spelling begins with <paramref name="folded"/>.</summary>
    public (int Start, int End) Find(ReadOnlySpan<char> folded)
    {
        int start = FirstWhere(0, folded, orderOfPrefix: 0);
        return (start, FirstWhere(start, folded, orderOfPrefix: 1));
    }

    /// <summary>The first position whose spelling, cut to the prefix's length, compares with the prefix as <paramref name="orderOfPrefix"/> or above.</summary>
    private int FirstWhere(int from, ReadOnlySpan<char> prefix, int orderOfPrefix)
    {
        int low = from;
        int high = Count;
        while (low < high)
        {
            int middle = (low + high) >>> 1;
            ReadOnlySpan<char> word = _folded[middle];
            int order = Math.Sign(word[..Math.Min(word.Length, prefix.Length)].SequenceCompareTo(prefix));
            if (order >= orderOfPrefix)
            {
                high = middle;
            }
            else
            {
                low = middle + 1;
            }
        }

        return low;
    }

    private static int RoundUpToPanels(int count) => (count + RnnNetwork.PanelWidth - 1) / RnnNetwork.PanelWidth * RnnNetwork.PanelWidth;
}

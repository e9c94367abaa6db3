namespace RnnGen;

/// <summary>The words of a vocabulary that have an apostrophe, in an order for which all signs for it are one: a word is found whichever sign it is written with. Takes 4 bytes for each of them.</summary>
internal sealed class ApostropheIndex
{
    private readonly string[] _words;
    private readonly int[] _tokens;

    /// <summary>Sorts the words.</summary>
    /// <param name="words">All words of the vocabulary; kept, not copied.</param>
    public ApostropheIndex(string[] words)
    {
        _words = words;
        _tokens = new int[words.Count(word => Apostrophes.IndexIn(word) >= 0)];
        int count = 0;
        for (int token = 0; count < _tokens.Length; token++)
        {
            if (Apostrophes.IndexIn(words[token]) >= 0)
            {
                _tokens[count++] = token;
            }
        }

        // Where a list has a word with several signs, the first one stands for the others.
        Array.Sort(_tokens, (x, y) => Compare(words[x], words[y]) is int order and not 0 ? order : x.CompareTo(y));
    }

    /// <summary>The token of a word that has an apostrophe; −1 where no sign makes it one of the vocabulary.</summary>
    public int Find(ReadOnlySpan<char> word)
    {
        int low = 0;
        int high = _tokens.Length;
        while (low < high)
        {
            int middle = (low + high) >>> 1;
            if (Compare(_words[_tokens[middle]], word) < 0)
            {
                low = middle + 1;
            }
            else
            {
                high = middle;
            }
        }

        return low < _tokens.Length && Compare(_words[_tokens[low]], word) == 0 ? _tokens[low] : -1;
    }

    private static int Compare(ReadOnlySpan<char> x, ReadOnlySpan<char> y)
    {
        int common = Math.Min(x.Length, y.Length);
        for (int i = 0; i < common; i++)
        {
            int order = Apostrophes.Compared(x[i]).CompareTo(Apostrophes.Compared(y[i]));
            if (order != 0)
            {
                return order;
            }
        }

        return x.Length.CompareTo(y.Length);
    }
}

namespace RnnGen;

/// <summary>The last words that a state has read, in a ring.</summary>
internal sealed class RecentWords
{
    /// <summary>Words that a repetition penalty looks back over.</summary>
    public const int RepetitionWindow = 64;

    private readonly int[] _tokens;
    private int _next;

    /// <summary>Keeps the last <paramref name="capacity"/> words.</summary>
    public RecentWords(int capacity) => _tokens = new int[capacity];

    /// <summary>Most words kept.</summary>
    public int Capacity => _tokens.Length;

    /// <summary>Words kept.</summary>
    public int Count { get; private set; }

    public void Clear()
    {
        _next = 0;
        Count = 0;
    }

    public void Add(int token)
    {
        _tokens[_next] = token;
        _next = _next + 1 == _tokens.Length ? 0 : _next + 1;
        Count = Math.Min(Count + 1, _tokens.Length);
    }

    /// <summary>The word read <paramref name="back"/> words before the last, in [0, <see cref="Count"/>).</summary>
    public int Last(int back)
    {
        int index = _next - 1 - back;
        return _tokens[index < 0 ? index + _tokens.Length : index];
    }

    /// <summary>The distinct words among the last <see cref="RepetitionWindow"/>, in ascending order of token.</summary>
    /// <param name="tokens">Receives them; <see cref="RepetitionWindow"/> long.</param>
    /// <returns>How many there are.</returns>
    public int CopyDistinct(Span<int> tokens)
    {
        tokens = tokens[..Math.Min(Count, RepetitionWindow)];
        for (int i = 0; i < tokens.Length; i++)
        {
            tokens[i] = Last(i);
        }

        Ascending<int>.Sort(tokens);
        int count = 0;
        foreach (int token in tokens)
        {
            if (count == 0 || tokens[count - 1] != token)
            {
                tokens[count++] = token;
            }
        }

        return count;
    }
}

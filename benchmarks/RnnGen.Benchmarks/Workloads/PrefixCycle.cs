namespace RnnGen.Benchmarks;

/// <summary>The first two letters of the words of a text, repeated in a cycle: the part of each word typed when completions are requested.</summary>
internal sealed class PrefixCycle
{
    private const int PrefixLength = 2;
    private readonly string[] _prefixes;
    private int _next;

    public PrefixCycle(Vocabulary vocabulary)
    {
        WordCycle words = new(vocabulary.Count);
        _prefixes =
        [
            .. Enumerable.Range(0, WordCycle.Length)
                .Select(_ => vocabulary[words.Next()])
                .Where(word => word.Length >= PrefixLength)
                .Select(word => word[..PrefixLength]),
        ];
        ILookup<string, string> byPrefix = vocabulary.Words.Skip(1).Where(word => word.Length >= PrefixLength).ToLookup(word => word[..PrefixLength]);
        MeanMatches = _prefixes.Average(prefix => byPrefix[prefix].Count());
    }

    /// <summary>Words that begin with a prefix, on average over the text.</summary>
    public double MeanMatches { get; }

    public string Next()
    {
        string prefix = _prefixes[_next];
        _next = _next + 1 < _prefixes.Length ? _next + 1 : 0;
        return prefix;
    }
}

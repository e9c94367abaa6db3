namespace RnnGen.Benchmarks;

/// <summary>A text read word by word in a cycle, so long that no branch predictor memorises it.</summary>
/// <param name="vocabularySize">V.</param>
/// <param name="start">The position of the first word: readers that begin elsewhere read other words.</param>
internal sealed class WordCycle(int vocabularySize, int start = 0)
{
    /// <summary>Words of the text.</summary>
    public const int Length = 1 << 14;

    private readonly int[] _tokens = ZipfText.Tokens(vocabularySize, Length, seed: 42);
    private int _position = start;

    public int Next() => _tokens[_position++ & (_tokens.Length - 1)];
}

namespace RnnGen.Benchmarks;

/// <summary>A text read word by word, again and again. So long that no branch predictor learns it by heart.</summary>
internal sealed class WordCycle(int vocabularySize)
{
    private readonly int[] _tokens = ZipfText.Tokens(vocabularySize, length: 1 << 14, seed: 42);
    private int _position;

    public int Next() => _tokens[_position++ & (_tokens.Length - 1)];
}

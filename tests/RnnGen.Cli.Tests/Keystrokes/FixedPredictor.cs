using RnnGen.Cli;

namespace RnnGen.Tests;

/// <summary>Suggests the words of a vocabulary in the order of their indices, whatever it has read.</summary>
internal sealed class FixedPredictor(Vocabulary vocabulary) : ISpelledPredictor
{
    public Vocabulary Vocabulary => vocabulary;

    public List<int> Read { get; } = [];

    public void Feed(int token) => Read.Add(token);

    public int Complete(ReadOnlySpan<char> prefix, Span<int> words)
    {
        int count = 0;
        for (int token = 1; token < vocabulary.Count && count < words.Length; token++)
        {
            if (vocabulary[token].AsSpan().StartsWith(prefix))
            {
                words[count++] = token;
            }
        }

        return count;
    }
}

namespace RnnGen.Tests;

/// <summary>Words to look up.</summary>
internal static class Words
{
    /// <summary>Drawn words, with the first and the last of the vocabulary among them where there is room.</summary>
    public static int[] Draw(ref RandomSource random, int count, int vocabularySize)
    {
        int[] words = new int[count];
        for (int i = 0; i < count; i++)
        {
            words[i] = random.NextInt32(vocabularySize);
        }

        words[0] = vocabularySize - 1;
        words[^1] = count > 1 ? 0 : words[^1];
        return words;
    }
}

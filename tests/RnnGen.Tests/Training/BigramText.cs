namespace RnnGen.Tests;

/// <summary>A text in which each word nearly decides the next, so that bigrams are learnt within a few epochs.</summary>
internal static class BigramText
{
    public const int WordCount = 12;

    public static int[] Of(int length, ulong seed)
    {
        RandomSource random = new(seed);
        int[] text = new int[length];
        for (int i = 1; i < length; i++)
        {
            text[i] = random.NextInt32(10) == 0 ? random.NextInt32(WordCount) : ((text[i - 1] * 5) + 3) % WordCount;
        }

        return text;
    }
}

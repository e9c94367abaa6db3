namespace RnnGen.Benchmarks;

/// <summary>
/// A made-up text with the word frequencies of a natural language (Zipf 1935): the word of rank r has p ∝ 1/r. Thus rows of the
/// embedding are looked up as in real use: a few are in cache, many are not.
/// </summary>
internal static class ZipfText
{
    /// <summary>Creates V different words; the token is the rank, with <c>&lt;unk&gt;</c> at 0.</summary>
    public static Vocabulary Vocabulary(int vocabularySize) =>
        new(WordTokenizer.Default, [RnnGen.Vocabulary.UnknownWord, .. SyllableWords.Create(vocabularySize - 1)]);

    /// <summary>Creates the tokens of the text, each in [1, V); the same seed gives the same tokens.</summary>
    public static int[] Tokens(int vocabularySize, int length, ulong seed)
    {
        double[] cumulative = new double[vocabularySize - 1];
        double sum = 0;
        for (int rank = 1; rank < vocabularySize; rank++)
        {
            sum += 1.0 / rank;
            cumulative[rank - 1] = sum;
        }

        RandomSource random = new(seed);
        int[] tokens = new int[length];
        for (int i = 0; i < length; i++)
        {
            int found = Array.BinarySearch(cumulative, random.NextDouble() * sum);
            tokens[i] = 1 + (found >= 0 ? found : ~found);
        }

        return tokens;
    }
}

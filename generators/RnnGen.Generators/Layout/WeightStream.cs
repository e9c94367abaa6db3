namespace RnnGen.Generators.Layout;

/// <summary>
/// Which weights a product asks for a page ahead of their use. Some processors' prefetchers follow a run of weights to the end of its page and start
/// anew on the next: from the second-level cache that goes unnoticed, from the third it is waited for. With a batch of rows each line is used by all of
/// them, so that asking a page ahead costs nothing. For one word every fourth line is asked for: enough to start the prefetcher on the next page, at 2 % at most
/// where that is not needed; asking for every line would cost 30 % there. Where weights come from memory its bandwidth is the limit, and asking would not help.
/// </summary>
internal static class WeightStream
{
    /// <summary>How far ahead: a page.</summary>
    public const int PageFloats = 4096 / sizeof(float);

    private const long SecondLevelFloats = (1 << 20) / sizeof(float);
    private const long ThirdLevelFloats = (12 << 20) / sizeof(float);

    /// <summary>Whether a matrix is too large for the second-level cache, beside what it is multiplied with.</summary>
    public static bool IsFar(long floats) => floats > SecondLevelFloats / 2;

    /// <summary>Whether a matrix that one word passes once lies in the third-level cache.</summary>
    public static bool IsInThirdLevel(long floats) => floats is > SecondLevelFloats and <= ThirdLevelFloats;
}

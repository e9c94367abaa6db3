namespace RnnGen.Generators;

/// <summary>
/// How far ahead a batch-1 product asks for its weights. Some processors' prefetchers follow a run of weights to the end of its page and start
/// anew on the next: from the second-level cache that goes unnoticed, from the third it is waited for. Asking a page ahead, for one cache line in
/// four, wakes them early there, and costs 2 % at most where they need no waking; asking for every line would cost 30 % there. Where weights
/// come from memory its bandwidth is the limit, and asking would only take turns away.
/// </summary>
internal static class WeightStream
{
    private const int PageFloats = 4096 / sizeof(float);
    private const long SecondLevelFloats = (1 << 20) / sizeof(float);
    private const long ThirdLevelFloats = (12 << 20) / sizeof(float);

    /// <summary>How far ahead a product of many rows asks for its weights: each line is used by all rows, so there is time, and it takes nobody's turn.</summary>
    public static int ProductDistance(long weights) => IsFar(weights) ? PageFloats : 0;

    /// <summary>Whether a matrix is too large for the second-level cache, beside what it is multiplied with.</summary>
    public static bool IsFar(long floats) => floats > SecondLevelFloats / 2;

    public static int PrefetchDistance(Region weights) =>
        weights.Length is > SecondLevelFloats and <= ThirdLevelFloats ? PageFloats : 0;
}

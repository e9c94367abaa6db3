namespace RnnGen.Generators.Layout;

/// <summary>
/// The rule for which weights a product prefetches a page ahead of use. Some processors' hardware prefetchers follow a run of weights to the end of its page and
/// restart on the next: from the second-level cache that goes unnoticed, from the third it stalls. With a batch of rows each line is used by all of
/// them, so prefetching a page ahead costs nothing. For one word every fourth line is prefetched: enough to start the hardware on the next page, at a cost of 2 % at most
/// where that is not needed; every line would cost 30 % there. Where weights come from memory its bandwidth is the limit, and prefetching would not help.
/// </summary>
internal static class WeightStream
{
    /// <summary>How far ahead: a page.</summary>
    public const int PageFloats = 4096 / sizeof(float);

    private const long SecondLevelFloats = (1 << 20) / sizeof(float);
    private const long ThirdLevelFloats = (12 << 20) / sizeof(float);

    /// <summary>Whether a matrix is too large for the second-level cache, along with what it is multiplied by.</summary>
    public static bool IsFar(long floats) => floats > SecondLevelFloats / 2;

    /// <summary>Where weights that are read once per word lie.</summary>
    public static WeightLevel LevelOf(long floats) => floats <= SecondLevelFloats ? WeightLevel.Second : floats <= ThirdLevelFloats ? WeightLevel.Third : WeightLevel.Memory;

    /// <summary>Whether a matrix that is read once per word lies in the third-level cache.</summary>
    public static bool IsInThirdLevel(long floats) => floats is > SecondLevelFloats and <= ThirdLevelFloats;
}

namespace RnnGen.Generators;

/// <summary>
/// How far ahead a batch-1 product asks for its weights. Prefetchers in hardware follow a run of weights to the end of its page and start
/// anew on the next: from the second-level cache that goes unnoticed, from the third it is waited for. Asking a page ahead fills the gap. Where
/// weights come from memory its bandwidth is the limit, and asking would only take turns away (15 % slower where measured).
/// </summary>
internal static class WeightStream
{
    private const int PageFloats = 4096 / sizeof(float);
    private const long SecondLevelFloats = (1 << 20) / sizeof(float);
    private const long ThirdLevelFloats = (12 << 20) / sizeof(float);

    public static int PrefetchDistance(Region weights) =>
        weights.Length is > SecondLevelFloats and <= ThirdLevelFloats ? PageFloats : 0;
}

namespace RnnGen.Generators.Layout;

/// <summary>The level of cache from which the weights of a word come.</summary>
internal enum WeightLevel
{
    /// <summary>The second or the first: fast enough for several panels side by side, which share the values that they are multiplied by.</summary>
    Second,

    /// <summary>The third: one panel after the other, prefetched a page ahead.</summary>
    Third,

    /// <summary>None: its bandwidth is the limit, and prefetching would not help.</summary>
    Memory,
}

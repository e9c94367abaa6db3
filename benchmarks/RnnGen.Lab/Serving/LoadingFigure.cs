namespace RnnGen.Lab;

/// <summary>What loading a model took.</summary>
/// <param name="What">How it was loaded.</param>
/// <param name="AllocatedBytes">Bytes allocated on the way: no less than what was ever held.</param>
/// <param name="Elapsed">Time.</param>
internal sealed record LoadingFigure(string What, long AllocatedBytes, TimeSpan Elapsed)
{
    /// <summary>Loads and measures.</summary>
    /// <param name="what">How it is loaded.</param>
    /// <param name="load">Loads.</param>
    public static LoadingFigure Measure(string what, Func<object> load)
    {
        GC.Collect();
        long allocated = GC.GetAllocatedBytesForCurrentThread();
        long start = System.Diagnostics.Stopwatch.GetTimestamp();
        object model = load();
        TimeSpan elapsed = System.Diagnostics.Stopwatch.GetElapsedTime(start);
        allocated = GC.GetAllocatedBytesForCurrentThread() - allocated;
        GC.KeepAlive(model);
        return new LoadingFigure(what, allocated, elapsed);
    }
}

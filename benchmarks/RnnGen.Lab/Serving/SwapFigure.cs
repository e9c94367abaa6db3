using System.Diagnostics;

namespace RnnGen.Lab;

/// <summary>What changing the weights of a model that is served took, while a session went on.</summary>
/// <param name="What">How they were changed.</param>
/// <param name="Changes">How often.</param>
/// <param name="Median">Median time of a change.</param>
/// <param name="Collections">Collections of generation 2 on the way.</param>
/// <param name="Pauses">Time that all threads stood still for collections.</param>
/// <param name="AllocatedBytes">Bytes allocated on the way.</param>
internal sealed record SwapFigure(string What, int Changes, TimeSpan Median, int Collections, TimeSpan Pauses, long AllocatedBytes)
{
    /// <summary>Changes the weights again and again, and measures.</summary>
    /// <param name="what">How they are changed.</param>
    /// <param name="changes">How often.</param>
    /// <param name="change">Changes them, and gives the session that goes on.</param>
    public static SwapFigure Measure(string what, int changes, Func<Session> change)
    {
        change();
        GC.Collect();
        Suggestion[] suggestions = new Suggestion[5];
        double[] times = new double[changes];
        int collections = GC.CollectionCount(2);
        TimeSpan pauses = GC.GetTotalPauseDuration();
        long allocated = GC.GetAllocatedBytesForCurrentThread();
        for (int i = 0; i < changes; i++)
        {
            long start = Stopwatch.GetTimestamp();
            Session session = change();
            times[i] = Stopwatch.GetElapsedTime(start).TotalMilliseconds;
            session.Feed(1 + i);
            session.Suggest(suggestions);
        }

        allocated = GC.GetAllocatedBytesForCurrentThread() - allocated;
        Array.Sort(times);
        return new SwapFigure(what, changes, TimeSpan.FromMilliseconds(times[changes / 2]), GC.CollectionCount(2) - collections, GC.GetTotalPauseDuration() - pauses, allocated);
    }
}

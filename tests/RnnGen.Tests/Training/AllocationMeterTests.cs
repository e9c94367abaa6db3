using RnnGen.Training;

namespace RnnGen.Tests;

/// <summary>Heap bytes of a thread, whatever other threads and the collector do meanwhile.</summary>
public sealed class AllocationMeterTests
{
    /// <summary>Some tries: another test's collection may come between, and then little is not counted.</summary>
    [Fact]
    public void What_is_allocated_between_pauses_is_counted() =>
        Assert.Contains(2 * (1000 + 24L), Enumerable.Range(0, 20).Select(_ => Count(() => GC.KeepAlive(new byte[1000]), collects: false)));

    [Fact]
    public void A_collection_is_no_allocation()
    {
        for (int size = 0; size < 8000; size += 400)
        {
            GC.KeepAlive(new byte[size]);
            Assert.Equal(0, Count(() => { }, collects: true));
        }
    }

    [Fact]
    public void What_exceeds_a_buffer_is_counted_in_spite_of_a_collection() =>
        Assert.InRange(Count(() => GC.KeepAlive(new byte[10_000]), collects: true), 2 * 10_000, long.MaxValue);

    private static long Count(Action work, bool collects)
    {
        AllocationMeter meter = default;
        meter.Resume();
        GC.KeepAlive(new byte[100]);
        for (int i = 0; i < 2; i++)
        {
            meter.Begin();
            work();
            if (collects)
            {
                GC.Collect(0, GCCollectionMode.Forced, blocking: true);
            }

            meter.Pause();
            GC.KeepAlive(new byte[100]);
        }

        return meter.Bytes;
    }
}

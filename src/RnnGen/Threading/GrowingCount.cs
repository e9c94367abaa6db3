using System.Runtime.CompilerServices;

namespace RnnGen.Threading;

/// <summary>
/// A number that only grows, with threads that wait until it is large enough. They spin for a moment, because most waits last only some microseconds, and then
/// sleep: the thread that is waited for may need this very core. Nothing is allocated on the heap.
/// </summary>
/// <param name="spins">How often a waiting thread checks before it sleeps; a check takes some 60 ns.</param>
internal sealed class GrowingCount(int spins)
{
    [ThreadStatic]
    private static bool _hasSlept;

    private readonly object _bed = new();
    private PaddedCounter _value;
    private int _sleepers;

    /// <summary>The number now.</summary>
    public long Value => Volatile.Read(ref _value.Value);

    /// <summary>
    /// Makes the current thread sleep for no time, once: the runtime allocates some 700 bytes when a thread first does so, and 2,000 at the first of all. Whether a thread has to sleep
    /// depends on what else the machine does, and steps allocate nothing.
    /// </summary>
    public static void Prepare()
    {
        if (!_hasSlept)
        {
            _hasSlept = true;
            object bed = new();
            lock (bed)
            {
                Monitor.Wait(bed, millisecondsTimeout: 0);
            }
        }
    }

    /// <summary>Adds to the number, and wakes the sleepers when it reaches <paramref name="wakeAt"/>, the number they wait for.</summary>
    public void Add(long amount, long wakeAt)
    {
        if (Interlocked.Add(ref _value.Value, amount) >= wakeAt && Volatile.Read(ref _sleepers) > 0)
        {
            lock (_bed)
            {
                Monitor.PulseAll(_bed);
            }
        }
    }

    /// <summary>Waits until the number is at least <paramref name="number"/>.</summary>
    public void WaitFor(long number)
    {
        if (!SpinsUntil(number, spins))
        {
            Sleep(number);
        }
    }

    /// <summary>Checks until the number is at least <paramref name="number"/>, at most so often; returns whether it is.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public bool SpinsUntil(long number, int checks)
    {
        for (int spin = 0; Volatile.Read(ref _value.Value) < number; spin++)
        {
            if (spin >= checks)
            {
                return false;
            }

            Thread.SpinWait(1);
        }

        return true;
    }

    private void Sleep(long number)
    {
        lock (_bed)
        {
            // Counted before the number is read again: either this thread sees the increase, or the increasing thread sees a sleeper.
            Interlocked.Increment(ref _sleepers);
            while (Volatile.Read(ref _value.Value) < number)
            {
                Monitor.Wait(_bed);
            }

            Interlocked.Decrement(ref _sleepers);
        }
    }
}

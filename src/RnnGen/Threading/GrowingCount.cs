using System.Runtime.CompilerServices;

namespace RnnGen.Threading;

/// <summary>
/// A number that only grows, with threads that wait until it is large enough. They spin for a while, because the wait is mostly only some
/// microseconds; then they yield to other threads; then they sleep. Nothing is allocated on the heap.
/// </summary>
/// <param name="spins">How often a waiting thread checks before it sleeps; a check takes some 60 ns.</param>
internal sealed class GrowingCount(int spins)
{
    private readonly object _bed = new();
    private PaddedCounter _value;
    private int _sleepers;

    /// <summary>Checks that are worthwhile where every waiting thread has its own core: about 0.3 ms, several times what waking a thread takes.</summary>
    public const int PatientSpins = 5000;

    /// <summary>
    /// How often a waiting thread then yields its core before it sleeps. Where there are more threads than cores, the thread waited for is often the next to run on
    /// this very core, and runs much sooner than if threads were put to sleep and woken: the thread-count tests, up to eight threads on two cores, took 23
    /// instead of 95 s.
    /// </summary>
    private const int Turns = 50;

    /// <summary>Checks between two yields of a waiting thread, some 30 μs: most waits end sooner. A yield every 4 μs cost 4 % of the speed on two idle cores.</summary>
    private const int LooksPerTurn = 500;

    /// <summary>Adds 1, and wakes the sleepers when the number reaches <paramref name="wakeAt"/>, the number they wait for.</summary>
    public void Increment(long wakeAt)
    {
        if (Interlocked.Increment(ref _value.Value) >= wakeAt && Volatile.Read(ref _sleepers) > 0)
        {
            lock (_bed)
            {
                Monitor.PulseAll(_bed);
            }
        }
    }

    /// <summary>Waits until the number is at least <paramref name="number"/>.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void WaitFor(long number)
    {
        for (int spin = 0; spin < spins; spin++)
        {
            if (Volatile.Read(ref _value.Value) >= number)
            {
                return;
            }

            if (spin % LooksPerTurn != LooksPerTurn - 1)
            {
                Thread.SpinWait(1);
            }
            else
            {
                Thread.Yield();
            }
        }

        for (int turn = 0; turn < Turns; turn++)
        {
            if (Volatile.Read(ref _value.Value) >= number)
            {
                return;
            }

            Thread.Yield();
        }

        Sleep(number);
    }

    private void Sleep(long number)
    {
        lock (_bed)
        {
            // Counted before the number is read again: either this thread sees the increment, or the incrementing thread sees a sleeper.
            Interlocked.Increment(ref _sleepers);
            while (Volatile.Read(ref _value.Value) < number)
            {
                Monitor.Wait(_bed);
            }

            Interlocked.Decrement(ref _sleepers);
        }
    }
}

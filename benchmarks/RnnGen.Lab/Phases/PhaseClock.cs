using System.Diagnostics;

namespace RnnGen.Lab;

/// <summary>The time of each phase of a training step. The marked passes call it, from one thread; it is public because they are compiled into an assembly of their own.</summary>
public static class PhaseClock
{
    private const int MostPhases = 64;
    private const int CalibratedCalls = 100_000;
    private static readonly long[] _ticks = new long[MostPhases];
    private static readonly long[] _calls = new long[MostPhases];
    private static long _start;

    /// <summary>A phase begins.</summary>
    public static void Begin() => _start = Stopwatch.GetTimestamp();

    /// <summary>It ends.</summary>
    /// <param name="phase">Its number, from 0 to 63.</param>
    public static void End(int phase)
    {
        _ticks[phase] += Stopwatch.GetTimestamp() - _start;
        _calls[phase]++;
    }

    /// <summary>Forgets all times.</summary>
    internal static void Reset()
    {
        Array.Clear(_ticks);
        Array.Clear(_calls);
    }

    /// <summary>The time that a phase took since the last <see cref="Reset"/>, without that of the marks.</summary>
    /// <param name="phase">Its number.</param>
    /// <param name="ticksOfAMark">What <see cref="Calibrate"/> returned.</param>
    internal static TimeSpan Elapsed(int phase, double ticksOfAMark) =>
        TimeSpan.FromSeconds(Math.Max(0, _ticks[phase] - (_calls[phase] * ticksOfAMark)) / Stopwatch.Frequency);

    /// <summary>Measures what an empty phase takes, and forgets all times.</summary>
    internal static double Calibrate()
    {
        Reset();
        for (int i = 0; i < CalibratedCalls; i++)
        {
            Begin();
            End(0);
        }

        double ticks = (double)_ticks[0] / _calls[0];
        Reset();
        return ticks;
    }
}

namespace RnnGen.Benchmarks;

/// <summary>A contender with the number of repetitions in one timed piece, and the times of its pieces.</summary>
internal sealed class TimedWork
{
    private const int MaxRepetitions = 1 << 28;
    private readonly Contender _contender;
    private readonly TimeProvider _clock;
    private readonly int _repetitions;
    private readonly List<double> _nanosecondsPerUnit;

    /// <summary>Warms the contender up and fixes its repetitions.</summary>
    public TimedWork(Contender contender, MeasurementPlan plan)
        : this(contender, plan, TimeProvider.System)
    {
    }

    /// <summary>Warms the contender up by <paramref name="clock"/> and fixes its repetitions.</summary>
    public TimedWork(Contender contender, MeasurementPlan plan, TimeProvider clock)
    {
        _contender = contender;
        _clock = clock;
        _repetitions = WarmUp(plan);
        _nanosecondsPerUnit = new List<double>(plan.Rounds);
    }

    /// <summary>Heap bytes allocated in all timed pieces.</summary>
    public long AllocatedBytes { get; private set; }

    /// <summary>The median over the pieces.</summary>
    public double MedianNanoseconds => Statistics.Median(_nanosecondsPerUnit);

    /// <summary>Times one piece.</summary>
    /// <returns>Nanoseconds per unit.</returns>
    public double MeasurePiece()
    {
        _contender.BeforePiece();
        long allocatedBefore = _contender.AllocatedBytes;
        long start = _clock.GetTimestamp();
        _contender.Run(_repetitions);
        TimeSpan elapsed = _clock.GetElapsedTime(start);
        AllocatedBytes += _contender.AllocatedBytes - allocatedBefore;
        _contender.AfterPiece();

        double nanoseconds = elapsed.TotalNanoseconds / ((double)_repetitions * _contender.UnitsPerRepetition);
        _nanosecondsPerUnit.Add(nanoseconds);
        return nanoseconds;
    }

    /// <summary>
    /// Runs in chunks of growing length: many short calls first, which make the JIT replace its initial code, then chunks as long as a piece. Only
    /// the work counts as warm-up, not the waiting after each chunk; otherwise a contender that waits would be measured half warm.
    /// </summary>
    private int WarmUp(MeasurementPlan plan)
    {
        int repetitions = 1;
        TimeSpan chunk = Time(repetitions);
        TimeSpan shortest = chunk;
        TimeSpan worked = chunk;
        while (IsShort(chunk) || worked < plan.WarmUp)
        {
            if (IsShort(chunk))
            {
                repetitions *= 2;
                shortest = TimeSpan.MaxValue;
            }

            chunk = Time(repetitions);
            shortest = chunk < shortest ? chunk : shortest;
            worked += chunk;
        }

        // The code is faster now than when the loop above began, and one disturbed chunk must not make every piece short.
        double scale = plan.Piece / shortest;
        return (int)Math.Clamp(Math.Ceiling(repetitions * scale), 1, MaxRepetitions);

        bool IsShort(TimeSpan time) => time < plan.Piece && repetitions < MaxRepetitions;
    }

    private TimeSpan Time(int repetitions)
    {
        _contender.BeforePiece();
        long start = _clock.GetTimestamp();
        _contender.Run(repetitions);
        TimeSpan elapsed = _clock.GetElapsedTime(start);
        _contender.AfterPiece();
        return elapsed;
    }
}

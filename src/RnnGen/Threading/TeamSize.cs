namespace RnnGen.Threading;

/// <summary>How many members of a team take part in each run.</summary>
/// <param name="most">The most that ever do; at least 1.</param>
internal abstract class TeamSize(int most)
{
    /// <summary>The most members that take part in a run.</summary>
    public int Most => most;

    /// <summary>The members of the next run, from 1 to <see cref="Most"/>.</summary>
    public abstract int Next { get; }

    /// <summary>Whether a run waits for workers that are not back from the one before; else it begins without them.</summary>
    public virtual bool WaitsForWorkers => false;

    /// <summary>Learns how long a run of <see cref="Next"/> members took.</summary>
    /// <param name="ticks">Of <see cref="System.Diagnostics.Stopwatch"/>.</param>
    public abstract void Record(long ticks);
}

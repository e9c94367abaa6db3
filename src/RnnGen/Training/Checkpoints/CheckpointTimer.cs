using System.Diagnostics;

namespace RnnGen.Training;

/// <summary>Decides when the next checkpoint is due.</summary>
internal sealed class CheckpointTimer(CheckpointOptions options)
{
    private long _lastTime = Stopwatch.GetTimestamp();
    private int _steps;

    /// <summary>Whether one is due after each epoch.</summary>
    public bool IsByEpoch => options.EverySteps == 0 && options.Interval == TimeSpan.Zero;

    /// <summary>Counts a step, and tells whether a checkpoint is due after it.</summary>
    public bool IsDueAfterStep()
    {
        _steps++;
        return (options.EverySteps > 0 && _steps >= options.EverySteps)
            || (options.Interval > TimeSpan.Zero && Stopwatch.GetElapsedTime(_lastTime) >= options.Interval);
    }

    /// <summary>Counts from zero again: a checkpoint was written.</summary>
    public void Restart()
    {
        _lastTime = Stopwatch.GetTimestamp();
        _steps = 0;
    }
}

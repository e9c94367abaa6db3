namespace RnnGen.Training;

/// <summary>
/// How the learning rate changes in the course of a run. Immutable: what it remembers of a run belongs to the run. Its text names it with all of its numbers.
/// See <see cref="LearningRateSchedules"/>.
/// </summary>
public abstract class LearningRateSchedule
{
    private protected LearningRateSchedule()
    {
    }

    /// <summary>Begins a run.</summary>
    /// <param name="span">The steps that the schedule covers.</param>
    internal abstract LearningRateState Begin(ScheduleSpan span);
}

namespace RnnGen.Training;

/// <summary>
/// How the learning rate changes in the course of a run. <see cref="LearningRateSchedules"/> has the usual ones; derive from this class and from
/// <see cref="LearningRateState"/> for one of your own.
/// </summary>
/// <remarks>
/// A schedule is immutable, and any number of runs may share it: what it remembers of a run belongs to the <see cref="LearningRateState"/> that it makes for each run.
/// </remarks>
public abstract class LearningRateSchedule
{
    /// <summary>Makes the memory of one run. Called once, before the first step; it may allocate.</summary>
    /// <param name="span">The steps that the schedule covers.</param>
    public abstract LearningRateState CreateState(ScheduleSpan span);

    /// <summary>
    /// The schedule's name with all of its numbers, in the invariant culture, such as <c>Step(everyEpochs: 1, factor: 0.5)</c>. Checkpoints hold it: a run is resumed
    /// only with a schedule of the same text.
    /// </summary>
    public abstract override string ToString();
}

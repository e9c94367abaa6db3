namespace RnnGen.Training;

/// <summary>The steps of a run that a schedule covers.</summary>
public readonly record struct ScheduleSpan
{
    /// <summary>Batches of an epoch, at least 1.</summary>
    public required long StepsPerEpoch { get; init; }

    /// <summary>The step, from 0, that the schedule begins with: the first of the run, or the first after a warm-up.</summary>
    public required long FirstStep { get; init; }

    /// <summary>All steps of the run, if no patience ends it early: those of <see cref="TrainingOptions.Epochs"/> epochs.</summary>
    public required long EndStep { get; init; }
}

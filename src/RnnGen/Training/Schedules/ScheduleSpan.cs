namespace RnnGen.Training;

/// <summary>The steps of a run that a schedule covers.</summary>
/// <param name="StepsPerEpoch">Batches of an epoch.</param>
/// <param name="FirstStep">Steps made before it begins: those of a warm-up.</param>
/// <param name="EndStep">All steps of the run.</param>
internal readonly record struct ScheduleSpan(long StepsPerEpoch, long FirstStep, long EndStep);

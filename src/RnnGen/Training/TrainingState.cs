namespace RnnGen.Training;

/// <summary>What a run carries from step to step, beside what its trainer holds.</summary>
internal sealed class TrainingState
{
    private readonly TrainingOptions _options;

    /// <summary>The state of a run that begins.</summary>
    public TrainingState(TrainingOptions options, AlignedBuffer parameters, int batchCount)
    {
        _options = options;
        BatchCount = batchCount;
        Best = parameters.Clone();
        Schedule = options.Schedule.Begin(new ScheduleSpan(batchCount, FirstStep: 0, (long)batchCount * options.Epochs));
    }

    /// <summary>How far the run has come.</summary>
    public RunProgress Progress { get; set; } = new();

    /// <summary>The best parameters so far; those it began with before the first epoch is complete.</summary>
    public AlignedBuffer Best { get; }

    /// <summary>The learning-rate schedule.</summary>
    public LearningRateState Schedule { get; }

    /// <summary>Batches of an epoch.</summary>
    public int BatchCount { get; }

    /// <summary>Steps made in the whole run.</summary>
    public long Steps => ((long)Progress.EpochsRun * BatchCount) + Progress.Batch;

    /// <summary>Whether no epoch is left to run.</summary>
    public bool IsOver => Progress.EpochsRun == _options.Epochs || IsStoppedEarly;

    /// <summary>Whether the last epochs have not improved on the best one, so that those left are not run.</summary>
    public bool IsStoppedEarly =>
        _options.Patience > 0 && Progress.EpochsRun < _options.Epochs && Progress.EpochsRun - Progress.BestEpoch >= _options.Patience;
}

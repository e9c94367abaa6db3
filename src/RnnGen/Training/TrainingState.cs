namespace RnnGen.Training;

/// <summary>What a run remembers from step to step, beside the state of its trainer.</summary>
internal sealed class TrainingState
{
    private readonly TrainingOptions _options;

    /// <summary>The state before the first step.</summary>
    public TrainingState(TrainingOptions options, AlignedBuffer parameters, int batchCount)
    {
        _options = options;
        BatchCount = batchCount;
        Best = parameters.Clone();
        Schedule = options.Schedule.CreateState(new ScheduleSpan { StepsPerEpoch = batchCount, FirstStep = 0, EndStep = (long)batchCount * options.Epochs })
            ?? throw new InvalidOperationException($"{options.Schedule.GetType().Name}.CreateState returned null; it must return the memory of a run.");
    }

    /// <summary>How far the run has come.</summary>
    public RunProgress Progress { get; set; } = new();

    /// <summary>The best parameters so far; until the first epoch is complete, those that the run began with.</summary>
    public AlignedBuffer Best { get; }

    /// <summary>The schedule in this run.</summary>
    public LearningRateState Schedule { get; }

    /// <summary>Batches of an epoch.</summary>
    public int BatchCount { get; }

    /// <summary>Steps run so far.</summary>
    public long Steps => ((long)Progress.EpochsRun * BatchCount) + Progress.Batch;

    /// <summary>η of the next step.</summary>
    /// <exception cref="InvalidOperationException">The schedule gives none.</exception>
    public float NextRate()
    {
        double rate = Schedule.Rate(_options.Optimizer.LearningRate, Steps);
        return rate >= 0 && float.IsFinite((float)rate)
            ? (float)rate
            : throw new InvalidOperationException($"The schedule {_options.Schedule} gives the learning rate {rate} for step {Steps}, but a rate must be 0 or a positive number that a float can hold.");
    }

    /// <summary>Whether no epoch is left to run.</summary>
    public bool IsOver => Progress.EpochsRun == _options.Epochs || IsStoppedEarly;

    /// <summary>Whether the run ends early, because the last epochs have not improved on the best one.</summary>
    public bool IsStoppedEarly =>
        _options.Patience > 0 && Progress.EpochsRun < _options.Epochs && Progress.EpochsRun - Progress.BestEpoch >= _options.Patience;
}

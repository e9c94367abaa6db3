namespace RnnGen.Training;

/// <summary>The outcome of a training run.</summary>
public readonly record struct TrainingResult
{
    /// <summary>Epochs completed and evaluated.</summary>
    public required int EpochsRun { get; init; }

    /// <summary>The epoch, from 1, whose parameters the model holds now; 0 when none was completed.</summary>
    public required int BestEpoch { get; init; }

    /// <summary>Its perplexity on the validation text, or without one on the training data; NaN when no epoch was completed.</summary>
    public required double BestPerplexity { get; init; }

    /// <summary>Time of the whole run.</summary>
    public required TimeSpan Elapsed { get; init; }

    /// <summary>Targets trained per second, without the time of evaluation and observer.</summary>
    public required double WordsPerSecond { get; init; }

    /// <summary>
    /// Heap bytes that the trainer's threads allocated after the first step: 0, unless an optimiser, schedule or data set of one's own allocates. Those of the observer
    /// and of writing checkpoints are not counted. In a step during which the runtime collects garbage, up to 8 KiB per thread are not counted: .NET 10 may count what
    /// is left of a thread's allocation buffer as allocated then.
    /// </summary>
    public required long AllocatedBytes { get; init; }

    /// <summary>Whether the run was cancelled.</summary>
    public required bool IsCancelled { get; init; }

    /// <summary>Whether the run ended before its last epoch because it had not improved for <see cref="TrainingOptions.Patience"/> epochs.</summary>
    public required bool IsStoppedEarly { get; init; }
}

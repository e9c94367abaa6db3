namespace RnnGen.Training;

/// <summary>What a training run came to.</summary>
/// <param name="EpochsRun">Epochs completed and evaluated.</param>
/// <param name="BestEpoch">The epoch, from 1, whose parameters the model holds now; 0 when none was completed.</param>
/// <param name="BestPerplexity">Its perplexity on the validation text, or without one on the training data; NaN when no epoch was completed.</param>
/// <param name="Elapsed">Time of the whole run.</param>
/// <param name="WordsPerSecond">Targets trained a second, evaluation and observer left out.</param>
/// <param name="AllocatedBytes">
/// Heap bytes that the trainer's threads allocated after the first step: 0. The observer's are not counted, nor what writing a checkpoint takes. In a step during
/// which the runtime collects garbage, up to 8 KiB a thread are not counted: .NET 10 may count as allocated what is left of a thread's allocation buffer then.
/// </param>
/// <param name="IsCancelled">Whether the run was cancelled.</param>
/// <param name="IsStoppedEarly">Whether the run ended before its last epoch because it had not improved for <see cref="TrainingOptions.Patience"/> epochs.</param>
public readonly record struct TrainingResult(
    int EpochsRun,
    int BestEpoch,
    double BestPerplexity,
    TimeSpan Elapsed,
    double WordsPerSecond,
    long AllocatedBytes,
    bool IsCancelled,
    bool IsStoppedEarly);

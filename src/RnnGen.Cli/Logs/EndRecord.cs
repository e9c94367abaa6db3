using RnnGen.Training;

namespace RnnGen.Cli;

/// <summary>A run ended by itself: one that was killed leaves no such record.</summary>
/// <param name="Reason">Why.</param>
/// <param name="BestEpoch">The epoch that is kept, from 1; 0 when none was completed.</param>
/// <param name="ValidationPerplexity">Its perplexity; null when none was completed.</param>
/// <param name="Seconds">Time of the run.</param>
/// <param name="AllocatedBytes">Heap bytes that all threads of the training allocated after the first step; null where the run did not come to tell.</param>
/// <param name="Message">What went wrong; null where nothing did.</param>
internal sealed record EndRecord(EndReason Reason, int BestEpoch, double? ValidationPerplexity, double Seconds, long? AllocatedBytes, string? Message) : LogRecord
{
    /// <summary>The record of a run that came to a result.</summary>
    public static EndRecord Of(in TrainingResult result) => new(
        result.IsCancelled ? EndReason.Interrupted : result.IsStoppedEarly ? EndReason.StoppedEarly : EndReason.Completed,
        result.BestEpoch,
        CliJson.Finite(result.BestPerplexity),
        result.Elapsed.TotalSeconds,
        result.AllocatedBytes,
        Message: null);
}

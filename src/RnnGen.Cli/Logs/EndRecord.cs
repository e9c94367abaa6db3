using RnnGen.Training;

namespace RnnGen.Cli;

/// <summary>The end of a run; a run that was killed leaves no such record.</summary>
/// <param name="Reason">Why.</param>
/// <param name="BestEpoch">The epoch that is kept, from 1; 0 if none was completed.</param>
/// <param name="ValidationPerplexity">Its perplexity; null if no epoch was completed.</param>
/// <param name="Seconds">Time of the run.</param>
/// <param name="AllocatedBytes">Heap bytes that all training threads allocated after the first step; null if the run ended before it could report them.</param>
/// <param name="Message">What went wrong; null if nothing did.</param>
internal sealed record EndRecord(EndReason Reason, int BestEpoch, double? ValidationPerplexity, double Seconds, long? AllocatedBytes, string? Message) : LogRecord
{
    /// <summary>Creates the record of a run that returned a result.</summary>
    public static EndRecord From(in TrainingResult result) => new(
        TrainingText.NeverFinite(result) is not null ? EndReason.Diverged : result.IsCancelled ? EndReason.Interrupted : result.IsStoppedEarly ? EndReason.StoppedEarly : EndReason.Completed,
        result.BestEpoch,
        CliJson.Finite(result.BestPerplexity),
        result.Elapsed.TotalSeconds,
        result.AllocatedBytes,
        TrainingText.NeverFinite(result));
}

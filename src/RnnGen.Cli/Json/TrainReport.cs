using RnnGen.Training;

namespace RnnGen.Cli;

/// <summary>The output of <c>train --json</c>.</summary>
/// <param name="Epochs">Epochs completed.</param>
/// <param name="BestEpoch">The saved one, from 1; 0 when none was completed.</param>
/// <param name="ValidPerplexity">Its perplexity on the held-out text; null when no epoch was completed.</param>
/// <param name="TrainSeconds">Time of the run.</param>
/// <param name="WordsPerSecond">Words trained per second.</param>
/// <param name="AllocatedBytes">Heap bytes that training allocated after its first step.</param>
internal sealed record TrainReport(int Epochs, int BestEpoch, double? ValidPerplexity, double TrainSeconds, double WordsPerSecond, long AllocatedBytes)
{
    /// <summary>Creates the report of a run.</summary>
    public static TrainReport From(in TrainingResult result) => new(
        result.EpochsRun,
        result.BestEpoch,
        CliJson.Finite(result.BestPerplexity),
        result.Elapsed.TotalSeconds,
        result.WordsPerSecond,
        result.AllocatedBytes);
}

using RnnGen.Training;

namespace RnnGen.Cli;

/// <summary>The output of <c>demo --json</c>.</summary>
/// <param name="Epochs">Epochs completed.</param>
/// <param name="BestEpoch">The one that is kept, from 1; 0 when none was completed.</param>
/// <param name="ValidPerplexity">Its perplexity on the held-out lines; null when no epoch was completed.</param>
/// <param name="TrainSeconds">Time of the run.</param>
/// <param name="WordsPerSecond">Words trained per second.</param>
/// <param name="AllocatedBytes">Heap bytes allocated in total by training, after its first step, and by suggesting.</param>
/// <param name="Prompts">What was suggested; empty when the demo was interrupted.</param>
internal sealed record DemoReport(
    int Epochs,
    int BestEpoch,
    double? ValidPerplexity,
    double TrainSeconds,
    double WordsPerSecond,
    long AllocatedBytes,
    IReadOnlyList<PromptReport> Prompts)
{
    /// <summary>Creates the report of a run and of the suggestions after it.</summary>
    public static DemoReport From(in TrainingResult result, long allocatedBytes, IReadOnlyList<PromptReport> prompts) => new(
        result.EpochsRun,
        result.BestEpoch,
        CliJson.Finite(result.BestPerplexity),
        result.Elapsed.TotalSeconds,
        result.WordsPerSecond,
        allocatedBytes,
        prompts);
}

namespace RnnGen.Cli;

/// <summary>What <c>demo --json</c> writes.</summary>
/// <param name="Epochs">Epochs completed.</param>
/// <param name="BestEpoch">The one that is kept, from 1.</param>
/// <param name="ValidPerplexity">Its perplexity on the held-out lines.</param>
/// <param name="TrainSeconds">Time of the run.</param>
/// <param name="WordsPerSecond">Words trained a second.</param>
/// <param name="AllocatedBytes">Heap bytes that training after its first step and suggesting allocated together.</param>
/// <param name="Prompts">What was suggested.</param>
internal sealed record DemoReport(
    int Epochs,
    int BestEpoch,
    double? ValidPerplexity,
    double TrainSeconds,
    double WordsPerSecond,
    long AllocatedBytes,
    IReadOnlyList<PromptReport> Prompts);

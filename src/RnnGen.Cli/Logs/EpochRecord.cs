using RnnGen.CompilerServices;

namespace RnnGen.Cli;

/// <summary>An epoch.</summary>
/// <param name="Epoch">The epoch, from 1.</param>
/// <param name="TrainLoss">Mean −ln p over its targets, each measured when it was trained on; with sampled words, over the sample.</param>
/// <param name="TrainPerplexity">e to the power of the loss.</param>
/// <param name="ValidationPerplexity">Perplexity of the held-out text after the epoch, over all words.</param>
/// <param name="IsBest">Whether it is the best so far.</param>
/// <param name="GradientNorm">Mean of the gradients' norms before clipping.</param>
/// <param name="LearningRate">The rate of its last step.</param>
/// <param name="Seconds">Time of the epoch, evaluation included.</param>
/// <param name="WordsPerSecond">Words trained per second since the run began, evaluation excluded.</param>
/// <param name="AllocatedBytes">Heap bytes that training and evaluation allocated in it, from the run's second step on.</param>
/// <param name="Samples">What the model writes after the epoch, with the same draws each time.</param>
internal sealed record EpochRecord(
    int Epoch,
    double? TrainLoss,
    double? TrainPerplexity,
    double? ValidationPerplexity,
    bool IsBest,
    double? GradientNorm,
    float LearningRate,
    double Seconds,
    double WordsPerSecond,
    long AllocatedBytes,
    IReadOnlyList<string> Samples) : LogRecord;

using RnnGen.CompilerServices;

namespace RnnGen.Training;

/// <summary>One pass over the training data, as it is reported.</summary>
/// <param name="Epoch">The epoch, from 1.</param>
/// <param name="Epochs">Epochs asked for.</param>
/// <param name="TrainPerplexity">e^(mean −ln p) over the epoch's targets, each taken when it was trained on.</param>
/// <param name="ValidationPerplexity">Perplexity of the validation text after the epoch; NaN when there is none.</param>
/// <param name="GradientNorm">Mean over the epoch's steps of the gradients' global norm before clipping.</param>
/// <param name="LearningRate">The rate of the epoch's last step.</param>
/// <param name="IsBest">Whether these are the best parameters so far, which the run keeps.</param>
/// <param name="WordsPerSecond">Targets trained a second since the run began, evaluation and observer left out.</param>
/// <param name="AllocatedBytes">Heap bytes that training and evaluation have allocated since the run's first step, checkpoints and observer left out.</param>
/// <param name="Elapsed">Time since the run began.</param>
public readonly record struct TrainingEpoch(
    int Epoch,
    int Epochs,
    double TrainPerplexity,
    double ValidationPerplexity,
    double GradientNorm,
    float LearningRate,
    bool IsBest,
    double WordsPerSecond,
    long AllocatedBytes,
    TimeSpan Elapsed);

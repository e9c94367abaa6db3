namespace RnnGen.Training;

/// <summary>One pass over the training data, as it is reported.</summary>
public readonly record struct TrainingEpoch
{
    /// <summary>The epoch, from 1.</summary>
    public required int Epoch { get; init; }

    /// <summary>Epochs asked for.</summary>
    public required int Epochs { get; init; }

    /// <summary>e^(mean −ln p) over the epoch's targets, each taken when it was trained on.</summary>
    public required double TrainPerplexity { get; init; }

    /// <summary>Perplexity of the validation text after the epoch; NaN when there is none.</summary>
    public required double ValidationPerplexity { get; init; }

    /// <summary>Mean over the epoch's steps of the gradients' global norm before clipping.</summary>
    public required double GradientNorm { get; init; }

    /// <summary>The rate of the epoch's last step.</summary>
    public required float LearningRate { get; init; }

    /// <summary>Whether these are the best parameters so far, which the run keeps.</summary>
    public required bool IsBest { get; init; }

    /// <summary>Targets trained per second since the run began, without the time of evaluation and observer.</summary>
    public required double WordsPerSecond { get; init; }

    /// <summary>Heap bytes that training and evaluation have allocated since the run's first step, without those of checkpoints and observer.</summary>
    public required long AllocatedBytes { get; init; }

    /// <summary>Time since the run began.</summary>
    public required TimeSpan Elapsed { get; init; }
}

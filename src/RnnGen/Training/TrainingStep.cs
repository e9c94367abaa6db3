namespace RnnGen.Training;

/// <summary>One training step, as it is reported.</summary>
public readonly record struct TrainingStep
{
    /// <summary>The epoch, from 1.</summary>
    public required int Epoch { get; init; }

    /// <summary>Epochs asked for.</summary>
    public required int Epochs { get; init; }

    /// <summary>The step within the epoch, from 1.</summary>
    public required int Step { get; init; }

    /// <summary>Steps of an epoch.</summary>
    public required int Steps { get; init; }

    /// <summary>Mean −ln p over the targets of this step, in nats.</summary>
    public required double Loss { get; init; }

    /// <summary>Global norm of the gradients before clipping.</summary>
    public required double GradientNorm { get; init; }

    /// <summary>The learning rate of this step.</summary>
    public required float LearningRate { get; init; }

    /// <summary>Targets trained per second since the run began, without the time of evaluation and observer.</summary>
    public required double WordsPerSecond { get; init; }

    /// <summary>Time since the run began.</summary>
    public required TimeSpan Elapsed { get; init; }

    /// <summary>e^<see cref="Loss"/>: how many words the model wavered between.</summary>
    public double Perplexity => Math.Exp(Loss);
}

namespace RnnGen.Training;

/// <summary>The loss and the gradient norm of one training step.</summary>
public readonly record struct StepResult
{
    /// <summary>Σ −ln p(target) over the targets scored, in nats.</summary>
    public required double LossSum { get; init; }

    /// <summary>Targets scored: those that are not <see cref="SequenceDataset.IgnoredTarget"/>.</summary>
    public required int TargetCount { get; init; }

    /// <summary>Global norm of the gradients of the mean loss, before clipping.</summary>
    public required double GradientNorm { get; init; }

    /// <summary>Mean −ln p(target), in nats.</summary>
    public double Loss => LossSum / TargetCount;

    internal bool IsFinite => double.IsFinite(LossSum) && double.IsFinite(GradientNorm);
}

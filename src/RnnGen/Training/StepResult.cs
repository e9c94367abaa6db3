using RnnGen.CompilerServices;

namespace RnnGen.Training;

/// <summary>What one training step measured.</summary>
/// <param name="LossSum">Σ −ln p(target) over the targets scored.</param>
/// <param name="TargetCount">Targets scored: those that are not <see cref="SequenceDataset.IgnoredTarget"/>.</param>
/// <param name="GradientNorm">Global norm of the gradients of the mean loss, before clipping.</param>
public readonly record struct StepResult(double LossSum, int TargetCount, double GradientNorm)
{
    /// <summary>Mean −ln p(target).</summary>
    public double Loss => LossSum / TargetCount;

    internal bool IsFinite => double.IsFinite(LossSum) && double.IsFinite(GradientNorm);
}

using System.Text.Json.Serialization;

namespace RnnGen.Training;

/// <summary>Running sums over the steps of an epoch.</summary>
/// <param name="LossSum">Σ −ln p(target).</param>
/// <param name="TargetCount">Targets scored.</param>
/// <param name="GradientNormSum">Σ of the gradients' global norms.</param>
/// <param name="Steps">Steps run.</param>
internal readonly record struct EpochSums(double LossSum, long TargetCount, double GradientNormSum, int Steps)
{
    /// <summary>Mean −ln p over the epoch's targets.</summary>
    [JsonIgnore]
    public double MeanLoss => LossSum / TargetCount;

    /// <summary>Mean over the epoch's steps of the gradients' global norm.</summary>
    [JsonIgnore]
    public double MeanGradientNorm => GradientNormSum / Steps;

    /// <summary>The sums with another step.</summary>
    public EpochSums Plus(in StepResult result) =>
        new(LossSum + result.LossSum, TargetCount + result.TargetCount, GradientNormSum + result.GradientNorm, Steps + 1);
}

using System.Text.Json.Serialization;
using RnnGen.CompilerServices;

namespace RnnGen.Cli;

/// <summary>The average of several consecutive steps of an epoch.</summary>
/// <param name="Epoch">The epoch, from 1.</param>
/// <param name="Step">The last of the steps, from 1.</param>
/// <param name="Steps">Steps per epoch.</param>
/// <param name="Loss">Mean of their losses.</param>
/// <param name="GradientNorm">Mean of their gradients' norms before clipping.</param>
/// <param name="LargestGradientNorm">The largest of these norms.</param>
/// <param name="LearningRate">The rate of the last of them.</param>
/// <param name="WordsPerSecond">Words trained per second in these steps.</param>
internal sealed record StepRecord(
    int Epoch,
    int Step,
    int Steps,
    double? Loss,
    double? GradientNorm,
    double? LargestGradientNorm,
    float LearningRate,
    double? WordsPerSecond) : LogRecord
{
    /// <summary>Its position in the run, in epochs: 1.5 is the middle of the second epoch.</summary>
    [JsonIgnore]
    public double Position => Epoch - 1 + ((double)Step / Steps);
}

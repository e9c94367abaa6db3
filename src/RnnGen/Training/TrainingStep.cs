using RnnGen.CompilerServices;

namespace RnnGen.Training;

/// <summary>One training step, as it is reported.</summary>
/// <param name="Epoch">The epoch, from 1.</param>
/// <param name="Epochs">Epochs asked for.</param>
/// <param name="Step">The step within the epoch, from 1.</param>
/// <param name="Steps">Steps of an epoch.</param>
/// <param name="Loss">Mean −ln p over the targets of this step.</param>
/// <param name="GradientNorm">Global norm of the gradients before clipping.</param>
/// <param name="LearningRate">The rate that the step was made with.</param>
/// <param name="WordsPerSecond">Targets trained a second since the run began, evaluation and observer left out.</param>
/// <param name="Elapsed">Time since the run began.</param>
public readonly record struct TrainingStep(
    int Epoch,
    int Epochs,
    int Step,
    int Steps,
    double Loss,
    double GradientNorm,
    float LearningRate,
    double WordsPerSecond,
    TimeSpan Elapsed)
{
    /// <summary>e^<see cref="Loss"/>: how many words the model wavered between.</summary>
    public double Perplexity => Math.Exp(Loss);
}

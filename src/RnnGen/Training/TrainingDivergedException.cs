using RnnGen.CompilerServices;

namespace RnnGen.Training;

/// <summary>
/// A loss, a gradient or a parameter became infinite or NaN. After a run the model holds its best parameters so far, and the checkpoint is the
/// last one from before.
/// </summary>
public sealed class TrainingDivergedException : Exception
{
    internal TrainingDivergedException(int epoch, int step, string problem, double gradientNorm, int bestEpoch)
        : base($"Training diverged in epoch {epoch}, step {step}: {problem}, the gradient norm {gradientNorm}. Lower the learning rate, or clip at a smaller norm.")
    {
        BestEpoch = bestEpoch;
        Epoch = epoch;
        Step = step;
        GradientNorm = gradientNorm;
    }

    /// <summary>The epoch, from 1; 0 for a <see cref="Trainer.Step"/> outside a run.</summary>
    public int Epoch { get; }

    /// <summary>The step within the epoch, from 1.</summary>
    public int Step { get; }

    /// <summary>The epoch, from 1, whose parameters the model holds now; 0 when none was completed, or outside a run.</summary>
    public int BestEpoch { get; }

    /// <summary>Global norm of the gradients before clipping; the mean over the epoch's steps where it is the parameters that are not finite.</summary>
    public double GradientNorm { get; }
}

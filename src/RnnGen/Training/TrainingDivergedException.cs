namespace RnnGen;

/// <summary>A loss or a gradient became infinite or NaN. The step was not made; after <see cref="Trainer.Fit"/> the model holds its best parameters so far.</summary>
public sealed class TrainingDivergedException : Exception
{
    internal TrainingDivergedException(int epoch, int step, double loss, double gradientNorm)
        : base($"Training diverged in epoch {epoch}, step {step}: the loss is {loss}, the gradient norm {gradientNorm}. Lower the learning rate, or clip at a smaller norm.")
    {
        Epoch = epoch;
        Step = step;
        GradientNorm = gradientNorm;
    }

    /// <summary>The epoch, from 1; 0 for a step made outside <see cref="Trainer.Fit"/>.</summary>
    public int Epoch { get; }

    /// <summary>The step within the epoch, from 1.</summary>
    public int Step { get; }

    /// <summary>Global norm of the gradients before clipping.</summary>
    public double GradientNorm { get; }
}

namespace RnnGen;

/// <summary>How parameters follow their gradients. Immutable: what it remembers from step to step belongs to the trainer.</summary>
public abstract class Optimizer
{
    private protected Optimizer(float learningRate)
    {
        if (!float.IsFinite(learningRate) || learningRate <= 0)
        {
            throw new ArgumentOutOfRangeException(nameof(learningRate), learningRate, $"The learning rate is {learningRate}, but must be a positive finite number.");
        }

        LearningRate = learningRate;
    }

    /// <summary>The size of a step.</summary>
    public float LearningRate { get; }

    /// <summary>Makes the memory of one training run.</summary>
    /// <param name="length">Length of the parameter slab, a multiple of 8.</param>
    internal abstract OptimizerState CreateState(int length);

    private protected static void ThrowIfNotFraction(double value, string name)
    {
        if (!(value >= 0 && value < 1))
        {
            throw new ArgumentOutOfRangeException(name, value, $"{name} is {value}, but must be at least 0 and below 1.");
        }
    }
}

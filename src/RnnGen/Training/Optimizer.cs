namespace RnnGen.Training;

/// <summary>
/// How parameters follow their gradients. Immutable: what it remembers from step to step belongs to the trainer. Its text names it with all of its numbers.
/// </summary>
public abstract class Optimizer
{
    private protected Optimizer(float learningRate, double weightDecay)
    {
        if (!float.IsFinite(learningRate) || learningRate <= 0)
        {
            throw new ArgumentOutOfRangeException(nameof(learningRate), learningRate, $"The learning rate is {learningRate}, but must be a positive finite number.");
        }

        if (!double.IsFinite(weightDecay) || weightDecay < 0)
        {
            throw new ArgumentOutOfRangeException(nameof(weightDecay), weightDecay, $"weightDecay is {weightDecay}, but must be 0 or a positive finite number.");
        }

        LearningRate = learningRate;
        WeightDecay = weightDecay;
    }

    /// <summary>The size of a step, before a schedule changes it.</summary>
    public float LearningRate { get; }

    /// <summary>λ: how strongly parameters are drawn towards zero, biases and embeddings included; 0 for not at all.</summary>
    public double WeightDecay { get; }

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

    private protected static void ThrowIfNotPositiveFloat(double value, string name)
    {
        if (!double.IsFinite(value) || (float)value <= 0)
        {
            throw new ArgumentOutOfRangeException(name, value, $"{name} is {value}, but must be a positive number that a float can hold.");
        }
    }
}

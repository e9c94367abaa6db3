namespace RnnGen.Training;

/// <summary>
/// How parameters follow their gradients. <see cref="Optimizers"/> has the usual ones; derive from this class and from <see cref="OptimizerState"/> for one of
/// your own.
/// </summary>
/// <remarks>
/// An optimiser is immutable, and any number of trainers may share it: what it remembers from step to step belongs to the <see cref="OptimizerState"/> that it
/// makes for each trainer.
/// </remarks>
public abstract class Optimizer
{
    /// <summary>Checks what every optimiser has.</summary>
    /// <param name="learningRate">η, positive.</param>
    /// <param name="weightDecay">λ, at least 0.</param>
    /// <exception cref="ArgumentOutOfRangeException">A number is outside its range.</exception>
    protected Optimizer(float learningRate, double weightDecay = 0)
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

    /// <summary>η: the size of a step, before a schedule changes it.</summary>
    public float LearningRate { get; }

    /// <summary>λ: how strongly parameters are drawn towards zero, biases and embeddings included; 0 for not at all.</summary>
    public double WeightDecay { get; }

    /// <summary>Makes the memory of one trainer. Called once, when the trainer is made; it may allocate.</summary>
    /// <param name="length">Length of the parameter slab, a multiple of 8.</param>
    public abstract OptimizerState CreateState(int length);

    /// <summary>
    /// The optimiser's name with all of its numbers, in the invariant culture, such as <c>Sgd(learningRate: 0.1, momentum: 0.9, weightDecay: 0)</c>. Checkpoints hold
    /// it: a run is resumed only with an optimiser of the same text.
    /// </summary>
    public abstract override string ToString();

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

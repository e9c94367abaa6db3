namespace RnnGen.Training;

/// <summary>A schedule in one run. The training thread alone calls it, and none of its members may allocate.</summary>
public abstract class LearningRateState
{
    /// <summary>
    /// Numbers that are remembered from epoch to epoch. A checkpoint holds them, and a resumed run writes them back here: the span must always have the same length,
    /// at most 16,384, and refer to the memory that <see cref="Rate"/> reads. Default none: most schedules follow from the step alone.
    /// </summary>
    public virtual Span<double> Numbers => [];

    /// <summary>η of a step. Called once before each step; a resumed run begins with the step that comes next.</summary>
    /// <param name="baseRate">The optimiser's rate, η₀.</param>
    /// <param name="step">Steps made before it in the whole run, from 0.</param>
    /// <returns>η, at least 0 and finite.</returns>
    public abstract double Rate(double baseRate, long step);

    /// <summary>Called after each epoch, once it has been evaluated. Does nothing by default.</summary>
    /// <param name="loss">The mean loss of the validation text, or of the training data where there is none, in nats.</param>
    public virtual void CompleteEpoch(double loss)
    {
    }
}

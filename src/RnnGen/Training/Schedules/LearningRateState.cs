namespace RnnGen.Training;

/// <summary>A schedule in one run.</summary>
internal abstract class LearningRateState
{
    /// <summary>What it remembers: a run that is resumed copies it back. Most schedules follow from the step alone and remember nothing.</summary>
    public virtual Span<double> Memory => [];

    /// <summary>η of a step.</summary>
    /// <param name="baseRate">The optimiser's.</param>
    /// <param name="step">Steps made before it in the whole run.</param>
    public abstract double Rate(double baseRate, long step);

    /// <summary>Learns what an epoch came to.</summary>
    /// <param name="loss">The mean loss of the validation text, or of the training data where there is none.</param>
    public virtual void CompleteEpoch(double loss)
    {
    }
}

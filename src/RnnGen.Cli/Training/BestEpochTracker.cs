namespace RnnGen.Cli;

/// <summary>Knows, however a run ends, what there is to save.</summary>
internal sealed class BestEpochTracker(ITrainingObserver inner) : ITrainingObserver
{
    /// <summary>The best epoch so far, from 1; 0 before the first one is complete.</summary>
    public int BestEpoch { get; private set; }

    /// <inheritdoc/>
    public void OnStep(in TrainingStep step) => inner.OnStep(step);

    /// <inheritdoc/>
    public void OnEpoch(in TrainingEpoch epoch)
    {
        BestEpoch = epoch.IsBest ? epoch.Epoch : BestEpoch;
        inner.OnEpoch(epoch);
    }
}

namespace RnnGen.Training;

/// <summary>Reports epochs as <see cref="IProgress{T}"/> does, which a UI understands.</summary>
internal sealed class EpochProgress(IProgress<TrainingEpoch> progress) : ITrainingObserver
{
    /// <inheritdoc/>
    public void OnEpoch(in TrainingEpoch epoch) => progress.Report(epoch);
}

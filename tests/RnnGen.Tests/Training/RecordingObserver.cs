using RnnGen.Training;

namespace RnnGen.Tests;

/// <summary>Keeps what it is shown, and may act on it. It allocates on purpose.</summary>
internal sealed class RecordingObserver : ITrainingObserver
{
    public List<TrainingStep> Steps { get; } = [];

    public List<TrainingEpoch> Epochs { get; } = [];

    public Action<TrainingStep>? Stepped { get; init; }

    public Action<TrainingEpoch>? EpochEnded { get; init; }

    public void OnStep(in TrainingStep step)
    {
        Steps.Add(step);
        Stepped?.Invoke(step);
    }

    public void OnEpoch(in TrainingEpoch epoch)
    {
        Epochs.Add(epoch);
        EpochEnded?.Invoke(epoch);
    }
}

using RnnGen.Training;

namespace RnnGen.AllocationProbe;

/// <summary>The positive control: one small object a training step.</summary>
internal sealed class LeakingObserver : ITrainingObserver
{
    private object? _leak;

    public void OnStep(in TrainingStep step) => _leak = new object();

    public void OnEpoch(in TrainingEpoch epoch) => GC.KeepAlive(_leak);
}

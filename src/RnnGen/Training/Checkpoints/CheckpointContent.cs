namespace RnnGen.Training;

/// <summary>All of a run that a checkpoint holds, where it lives.</summary>
internal sealed class CheckpointContent
{
    private readonly TrainingState _state;
    private readonly StepWork _work;
    private readonly CarriedState _carried;
    private readonly int _epochs;

    /// <summary>The content of a run; takes the memory of a copy of its carried state.</summary>
    public CheckpointContent(Trainer trainer, TrainingState state)
    {
        _state = state;
        _work = trainer.Work;
        _epochs = trainer.Options.Epochs;
        _carried = new CarriedState(trainer.Model.Bound.Network.Layout, trainer.Workspace);
        Slabs =
        [
            new NamedSlab("parameters", trainer.Model.Bound.Parameters),
            new NamedSlab("best", state.Best),
            new NamedSlab("state", _carried.Values),
            .. _work.Optimizer.Slabs,
        ];
    }

    /// <summary>The tensors of the file, in its order.</summary>
    public IReadOnlyList<NamedSlab> Slabs { get; }

    /// <summary>Everything that is no tensor, and the carried state in its slab.</summary>
    public CheckpointState Capture()
    {
        _carried.Capture();
        return new CheckpointState(_state.Progress, _state.Schedule.Memory.ToArray(), _work.Optimizer.Memory.ToArray(), _work.Candidates?.RandomState ?? []);
    }

    /// <summary>Brings the run to where a checkpoint was written; false, and the run as it was, where it does not fit.</summary>
    /// <param name="numbers">Everything that is no tensor.</param>
    /// <param name="slabs">As long as <see cref="Slabs"/>.</param>
    public bool TryRestore(CheckpointState numbers, float[][] slabs)
    {
        RunProgress progress = numbers.Progress;
        if (progress.EpochsRun < 0 || progress.EpochsRun > _epochs
            || progress.Batch < 0 || progress.Batch > _state.BatchCount
            || progress.BestEpoch < 0 || progress.BestEpoch > progress.EpochsRun
            || numbers.Schedule.Length != _state.Schedule.Memory.Length
            || numbers.Optimizer.Length != _work.Optimizer.Memory.Length
            || numbers.Candidates.Length != (_work.Candidates?.RandomState.Length ?? 0))
        {
            return false;
        }

        for (int i = 0; i < slabs.Length; i++)
        {
            slabs[i].CopyTo(Slabs[i].Values.Span);
        }

        _carried.Restore();
        _state.Progress = progress;
        _work.Steps = (ulong)_state.Steps;
        numbers.Schedule.CopyTo(_state.Schedule.Memory);
        numbers.Optimizer.CopyTo(_work.Optimizer.Memory);
        if (_work.Candidates is { } candidates)
        {
            candidates.RandomState = numbers.Candidates;
        }

        return true;
    }
}

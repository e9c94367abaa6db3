namespace RnnGen.Training;

/// <summary>The checkpoints of one run: continues from one, and writes the others when they are due.</summary>
internal sealed class RunCheckpoints
{
    private readonly RunIdentity _identity;
    private readonly CheckpointContent _content;
    private readonly CheckpointWriter? _writer;
    private readonly CheckpointTimer? _timer;

    /// <summary>Throws at once where they cannot be written.</summary>
    public RunCheckpoints(Trainer trainer, RunIdentity identity, TrainingState state)
    {
        _identity = identity;
        _content = new CheckpointContent(trainer, state);
        if (trainer.Options.Checkpoint is { } options)
        {
            _writer = new CheckpointWriter(options, identity, _content);
            _timer = new CheckpointTimer(options);
        }
    }

    /// <summary>Whether the last one holds everything, the evaluation of the last epoch included, or none is wanted.</summary>
    public bool IsUpToDate { get; private set; }

    /// <summary>Whether one is due after an epoch.</summary>
    public bool IsDueAfterEpoch => _timer is { IsByEpoch: true };

    /// <summary>Counts a step, and tells whether a checkpoint is due after it.</summary>
    public bool IsDueAfterStep()
    {
        IsUpToDate = _writer is null;
        return _timer is not null && _timer.IsDueAfterStep();
    }

    /// <summary>An epoch was evaluated: a checkpoint from after its last step is out of date.</summary>
    public void CompleteEpoch() => IsUpToDate = _writer is null;

    /// <summary>Restores the run as it was when a checkpoint was written.</summary>
    public void Restore(string path)
    {
        using CheckpointReader reader = new(path);
        reader.Restore(_identity, _content);
        IsUpToDate = _writer is null;
    }

    /// <summary>Writes one.</summary>
    public void Write()
    {
        IsUpToDate = _writer!.TryWrite();
        _timer!.Restart();
    }
}

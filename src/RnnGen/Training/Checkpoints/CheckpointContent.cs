namespace RnnGen.Training;

/// <summary>All of a run that a checkpoint holds, in the places where the run keeps it.</summary>
internal sealed class CheckpointContent
{
    private readonly TrainingState _state;
    private readonly StepWork _work;
    private readonly CarriedState _carried;
    private readonly int _epochs;

    /// <summary>The content of a run; allocates a copy of its carried state.</summary>
    public CheckpointContent(Trainer trainer, TrainingState state)
    {
        _state = state;
        _work = trainer.Work;
        _epochs = trainer.Options.Epochs;
        ThrowIfTooMany(_work.Optimizer.Numbers.Length, $"{trainer.Options.Optimizer}");
        ThrowIfTooMany(_state.Schedule.Numbers.Length, $"{trainer.Options.Schedule}");
        _carried = new CarriedState(trainer.Model.Bound.Network.Layout, trainer.Workspace);
        Slabs =
        [
            new NamedSlab("parameters", trainer.Model.Bound.Parameters, IsOfParameters: true),
            new NamedSlab("best", state.Best, IsOfParameters: true),
            new NamedSlab("state", _carried.Values),
            .. _work.Optimizer.Slabs,
            .. _work.Average is { } average ? (NamedSlab[])[new NamedSlab("average", average.Values, IsOfParameters: true)] : [],
        ];
    }

    /// <summary>The tensors of the file, in its order.</summary>
    public IReadOnlyList<NamedSlab> Slabs { get; }

    /// <summary>How many numbers the schedule, the optimiser, the average and the generator of candidates remember beside slabs.</summary>
    public int NumberCount => _state.Schedule.Numbers.Length + _work.Optimizer.Numbers.Length + AverageNumbers.Length + (_work.Candidates?.RandomState.Length ?? 0);

    private Span<double> AverageNumbers => _work.Average is { } average ? average.Numbers : [];

    /// <summary>Copies the carried state into its slab, and returns everything that is not a tensor.</summary>
    public CheckpointState Capture()
    {
        _carried.Capture();
        return new CheckpointState(_state.Progress, _state.Schedule.Numbers.ToArray(), _work.Optimizer.Numbers.ToArray(), AverageNumbers.ToArray(), _work.Candidates?.RandomState ?? []);
    }

    /// <summary>Restores the run as it was when a checkpoint was written; false where the content does not fit, and then nothing is changed.</summary>
    /// <param name="numbers">Everything that is not a tensor.</param>
    /// <param name="slabs">The values of <see cref="Slabs"/>, each of the same length.</param>
    public bool TryRestore(CheckpointState numbers, float[][] slabs)
    {
        RunProgress progress = numbers.Progress;

        // From zeros alone, the generator of the candidates would draw nothing else.
        bool drawsNothing = numbers.Candidates.Length > 0 && !numbers.Candidates.AsSpan().ContainsAnyExcept(0UL);
        if (progress.EpochsRun < 0 || progress.EpochsRun > _epochs
            || progress.Batch < 0 || progress.Batch > _state.BatchCount
            || progress.BestEpoch < 0 || progress.BestEpoch > progress.EpochsRun
            || numbers.Schedule.Length != _state.Schedule.Numbers.Length
            || numbers.Optimizer.Length != _work.Optimizer.Numbers.Length
            || numbers.Average.Length != AverageNumbers.Length
            || double.IsNaN(progress.BestLoss) || !float.IsFinite(progress.LearningRate)
            || drawsNothing
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
        numbers.Schedule.CopyTo(_state.Schedule.Numbers);
        numbers.Optimizer.CopyTo(_work.Optimizer.Numbers);
        numbers.Average.CopyTo(AverageNumbers);
        if (_work.Candidates is { } candidates)
        {
            candidates.RandomState = numbers.Candidates;
        }

        return true;
    }

    private static void ThrowIfTooMany(int numbers, string owner)
    {
        if (numbers > CheckpointFile.MaxNumbers)
        {
            throw new InvalidOperationException($"{owner} remembers {numbers} numbers, but a checkpoint keeps at most {CheckpointFile.MaxNumbers}. Keep them in a slab.");
        }
    }
}

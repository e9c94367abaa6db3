using System.Diagnostics;

namespace RnnGen.Training;

/// <summary>One run of a <see cref="Trainer"/>: the loop over epochs and batches, with every buffer made before it begins.</summary>
internal sealed class TrainingRun
{
    private readonly Trainer _trainer;
    private readonly SequenceDataset _train;
    private readonly ReadOnlyMemory<int> _validation;
    private readonly ITrainingObserver? _observer;
    private readonly CancellationToken _cancellationToken;
    private readonly Evaluator _evaluator;
    private readonly TrainingState _state;
    private readonly RunCheckpoints? _checkpoints;
    private readonly AlignedBuffer _parameters;
    private readonly int[] _inputs;
    private readonly int[] _targets;
    private readonly long _begin = Stopwatch.GetTimestamp();

    private AllocationMeter _allocations;
    private long? _workerBytesAfterFirstStep;
    private TimeSpan _trainingTime;
    private long _wordsTrained;

    /// <summary>Prepares a run.</summary>
    /// <param name="trainer">What trains; its optimiser has been reset.</param>
    /// <param name="train">What to train on; it fits the model.</param>
    /// <param name="validation">What to evaluate on; may be empty.</param>
    /// <param name="observer">Who watches.</param>
    /// <param name="checkpoint">The checkpoint to continue from; null to begin anew.</param>
    /// <param name="cancellationToken">Ends the run between two steps.</param>
    public TrainingRun(
        Trainer trainer, SequenceDataset train, ReadOnlyMemory<int> validation, ITrainingObserver? observer, string? checkpoint, CancellationToken cancellationToken)
    {
        _trainer = trainer;
        _train = train;

        // A copy: what is checked here is what is evaluated, whatever becomes of the caller's array.
        _validation = validation.ToArray();
        _observer = observer;
        _cancellationToken = cancellationToken;
        _evaluator = trainer.Model.CreateEvaluator();
        if (trainer.Options.Averaging.Epochs > 0 && validation.IsEmpty)
        {
            throw new ArgumentException($"{trainer.Options.Averaging} begins to average where the loss on the validation text rises, but there is no validation text. Give one, or average with {nameof(WeightAveraging.Exponential)}.", nameof(validation));
        }

        if (!validation.IsEmpty)
        {
            _evaluator.ThrowIfInvalid(_validation.Span);
        }

        _parameters = trainer.Model.Bound.Parameters;
        _state = new TrainingState(trainer.Options, _parameters, train.BatchCount);
        _inputs = new int[train.SequenceLength * train.BatchSize];
        _targets = new int[trainer.Model.Shape.TargetsPerBatch];
        if (checkpoint is not null || trainer.Options.Checkpoint is not null)
        {
            _checkpoints = new RunCheckpoints(trainer, RunIdentity.Create(trainer, train, _validation.Span), _state);
        }

        if (checkpoint is not null)
        {
            _checkpoints!.Restore(checkpoint);
        }
    }

    private RunProgress Progress => _state.Progress;

    private TimeSpan Elapsed => Stopwatch.GetElapsedTime(_begin);

    private double WordsPerSecond => _trainingTime > TimeSpan.Zero ? _wordsTrained / _trainingTime.TotalSeconds : 0;

    private long AllocatedBytes => _allocations.Bytes + (_trainer.WorkerAllocatedBytes - (_workerBytesAfterFirstStep ?? _trainer.WorkerAllocatedBytes));

    public TrainingResult Execute()
    {
        while (!_state.IsOver && TryTrainEpoch() && TryCompleteEpoch())
        {
        }

        WriteCheckpoint(isDue: _checkpoints is { IsUpToDate: false });

        // A run that was cancelled in its first epoch keeps what it has learnt so far.
        if (Progress.BestEpoch > 0)
        {
            _state.Best.Span.CopyTo(_parameters.Span);
        }

        _allocations.Pause();
        return new TrainingResult
        {
            EpochsRun = Progress.EpochsRun,
            BestEpoch = Progress.BestEpoch,
            BestPerplexity = Progress.BestEpoch > 0 ? Math.Exp(Progress.BestLoss) : double.NaN,
            Elapsed = Elapsed,
            WordsPerSecond = WordsPerSecond,
            AllocatedBytes = AllocatedBytes,
            IsCancelled = !_state.IsOver,
            IsStoppedEarly = _state.IsStoppedEarly,
        };
    }

    /// <summary>Trains on the remaining batches of the epoch; false when the run was cancelled before the last one.</summary>
    private bool TryTrainEpoch()
    {
        _train.Shuffle(_trainer.Options.Seed, Progress.EpochsRun + 1);
        ThrowIfBatchCountChanged();
        if (Progress.Batch == 0)
        {
            Progress.Sums = default;
            _trainer.Work.ResetState();
        }

        while (Progress.Batch < _state.BatchCount)
        {
            if (_cancellationToken.IsCancellationRequested)
            {
                return false;
            }

            // A shorter batch has fewer words to learn from, and moves the parameters by less.
            int steps = StepsOf(Progress.Batch);
            Progress.LearningRate = _state.NextRate() * (steps / (float)_train.SequenceLength);
            long start = Stopwatch.GetTimestamp();
            StepResult result = TrainBatch(Progress.Batch, steps);
            _trainingTime += Stopwatch.GetElapsedTime(start);
            Progress.Batch++;
            if (!result.IsFinite)
            {
                throw Diverged($"the loss is {result.Loss}", result.GradientNorm);
            }

            Progress.Sums = Progress.Sums.Plus(result);
            _wordsTrained += result.TargetCount;
            Report(result);
            WriteCheckpoint(isDue: _checkpoints is not null && _checkpoints.IsDueAfterStep());
        }

        return true;
    }

    private void ThrowIfBatchCountChanged()
    {
        if (_train.BatchCount != _state.BatchCount)
        {
            throw new InvalidOperationException(
                $"{_train.GetType().Name}.BatchCount was {_state.BatchCount} when the run began and is {_train.BatchCount} in epoch {Progress.EpochsRun + 1}, but must be the same in every epoch.");
        }
    }

    private int StepsOf(int batch)
    {
        int steps = _train.StepsOf(batch);
        return steps >= 1 && steps <= _train.SequenceLength
            ? steps
            : throw new InvalidOperationException($"{_train.GetType().Name}.StepsOf({batch}) is {steps}, but must be from 1 to {_train.SequenceLength}.");
    }

    private StepResult TrainBatch(int batch, int steps)
    {
        _train.ReadBatchWithPositions(batch, _inputs, _targets, _trainer.Work.Positions);
        StepResult result = _trainer.TryStep(_inputs, _targets, Progress.LearningRate);
        if (_train.CarriesStateAfter(batch))
        {
            _trainer.Work.CarryState(steps);
        }
        else
        {
            _trainer.Work.ResetState();
        }

        return result;
    }

    /// <summary>Evaluates on the validation text, NaN without one; false when the run was cancelled meanwhile.</summary>
    private bool TryValidate(out double meanLoss)
    {
        meanLoss = double.NaN;
        return _validation.IsEmpty || _evaluator.TryMeanLoss(_validation.Span, _cancellationToken, out meanLoss);
    }

    /// <summary>Evaluates the epoch with the averaged parameters, where there are any, and goes on from the others; false when the run was cancelled meanwhile.</summary>
    private bool TryCompleteEpoch()
    {
        WeightAverage? average = _trainer.Work.Average is { HasValues: true } values ? values : null;
        average?.Exchange(_parameters);
        bool isEvaluated = TryValidate(out double validationLoss);
        if (isEvaluated)
        {
            CompleteEpoch(validationLoss);
        }

        average?.Exchange(_parameters);
        if (isEvaluated)
        {
            _trainer.Work.Average?.CompleteEpoch(validationLoss);
            _checkpoints?.CompleteEpoch();
            WriteCheckpoint(isDue: _checkpoints is { IsDueAfterEpoch: true });
        }

        return isEvaluated;
    }

    private void CompleteEpoch(double validationLoss)
    {
        EpochSums sums = Progress.Sums;
        double loss = _validation.IsEmpty ? sums.MeanLoss : validationLoss;
        ThrowIfParametersDiverged();
        if (!double.IsFinite(loss))
        {
            throw Diverged($"the loss of the validation text is {loss}", sums.MeanGradientNorm);
        }

        // Without a validation text an overfitted epoch cannot be told from a better one: the last one counts.
        int epoch = Progress.EpochsRun + 1;
        bool isBest = _validation.IsEmpty || loss < Progress.BestLoss;
        if (isBest)
        {
            Progress.BestEpoch = epoch;
            Progress.BestLoss = loss;
            _parameters.Span.CopyTo(_state.Best.Span);
        }

        Progress.EpochsRun = epoch;
        Progress.Batch = 0;
        _state.Schedule.CompleteEpoch(loss);
        _allocations.Pause();
        _observer?.OnEpoch(new TrainingEpoch
        {
            Epoch = epoch,
            Epochs = _trainer.Options.Epochs,
            TrainPerplexity = Math.Exp(sums.MeanLoss),
            ValidationPerplexity = Math.Exp(validationLoss),
            GradientNorm = sums.MeanGradientNorm,
            LearningRate = Progress.LearningRate,
            IsBest = isBest,
            WordsPerSecond = WordsPerSecond,
            AllocatedBytes = AllocatedBytes,
            Elapsed = Elapsed,
        });
        _allocations.Resume();
    }

    /// <summary>Shows a step to the observer. Heap bytes are counted from the end of the first step on.</summary>
    private void Report(in StepResult result)
    {
        _workerBytesAfterFirstStep ??= _trainer.WorkerAllocatedBytes;
        _allocations.Pause();
        _observer?.OnStep(new TrainingStep
        {
            Epoch = Progress.EpochsRun + 1,
            Epochs = _trainer.Options.Epochs,
            Step = Progress.Batch,
            Steps = _state.BatchCount,
            Loss = result.Loss,
            GradientNorm = result.GradientNorm,
            LearningRate = Progress.LearningRate,
            WordsPerSecond = WordsPerSecond,
            Elapsed = Elapsed,
        });
        _allocations.Begin();
    }

    /// <summary>Writing a file allocates: that is not counted as training's.</summary>
    private void WriteCheckpoint(bool isDue)
    {
        if (isDue)
        {
            ThrowIfParametersDiverged();
            _allocations.Pause();
            _checkpoints!.Write();
            _allocations.Resume();
        }
    }

    /// <summary>The last step may have left parameters that are not finite, which only the next one would notice: they are neither kept nor written.</summary>
    private void ThrowIfParametersDiverged()
    {
        int index = ModelTensors.IndexOfNonFinite(_parameters.Span);
        if (index >= 0)
        {
            throw Diverged($"a parameter is {_parameters.Span[index]}", Progress.Sums.MeanGradientNorm);
        }
    }

    private TrainingDivergedException Diverged(string problem, double gradientNorm)
    {
        _state.Best.Span.CopyTo(_parameters.Span);
        return new TrainingDivergedException(Progress.EpochsRun + 1, Progress.Batch, problem, gradientNorm, Progress.BestEpoch);
    }
}

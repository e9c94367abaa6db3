using System.Diagnostics;

namespace RnnGen;

/// <summary>One call of <see cref="Trainer.Fit"/>: the loop over epochs and batches, with every buffer made before it begins.</summary>
internal sealed class TrainingRun
{
    private readonly Trainer _trainer;
    private readonly SequenceDataset _train;
    private readonly ReadOnlyMemory<int> _validation;
    private readonly ITrainingObserver? _observer;
    private readonly Evaluator _evaluator;
    private readonly LearningRateState _schedule;
    private readonly AlignedBuffer _parameters;
    private readonly AlignedBuffer _best;
    private readonly int[] _inputs;
    private readonly int[] _targets;
    private readonly long _begin = Stopwatch.GetTimestamp();

    private AllocationMeter _allocations;
    private EpochSums _sums;
    private float _learningRate;
    private long? _workerBytesAfterFirstStep;
    private TimeSpan _trainingTime;
    private long _wordsTrained;
    private int _epochsRun;
    private int _bestEpoch;
    private double _bestLoss = double.PositiveInfinity;

    public TrainingRun(Trainer trainer, SequenceDataset train, ReadOnlyMemory<int> validation, ITrainingObserver? observer)
    {
        _trainer = trainer;
        _train = train;
        _validation = validation;
        _observer = observer;
        _evaluator = new Evaluator(trainer.Model);
        if (!validation.IsEmpty)
        {
            _evaluator.ThrowIfInvalid(validation.Span);
        }

        _schedule = trainer.Options.Schedule.Begin(new ScheduleSpan(train.BatchCount, FirstStep: 0, (long)train.BatchCount * trainer.Options.Epochs));
        _parameters = trainer.Model.Bound.Parameters;
        _best = _parameters.Clone();
        _inputs = new int[train.SequenceLength * train.BatchSize];
        _targets = new int[trainer.Model.Shape.TargetsPerBatch];
    }

    private bool IsOver => _epochsRun == _trainer.Options.Epochs || IsStoppedEarly;

    private bool IsStoppedEarly => _trainer.Options.Patience > 0 && _epochsRun < _trainer.Options.Epochs && _epochsRun - _bestEpoch >= _trainer.Options.Patience;

    private bool IsCancelled => _trainer.Options.CancellationToken.IsCancellationRequested;

    private TimeSpan Elapsed => Stopwatch.GetElapsedTime(_begin);

    private double WordsPerSecond => _trainingTime > TimeSpan.Zero ? _wordsTrained / _trainingTime.TotalSeconds : 0;

    public TrainingResult Execute()
    {
        while (!IsOver && TryTrainEpoch(_epochsRun + 1) && TryValidate(out double validationLoss))
        {
            CompleteEpoch(validationLoss);
        }

        // A run cancelled in its first epoch keeps what it has learnt so far.
        if (_bestEpoch > 0)
        {
            _best.Span.CopyTo(_parameters.Span);
        }

        _allocations.Pause();
        return new TrainingResult(
            _epochsRun,
            _bestEpoch,
            _bestEpoch > 0 ? Math.Exp(_bestLoss) : double.NaN,
            Elapsed,
            WordsPerSecond,
            _allocations.Bytes + (_trainer.WorkerAllocatedBytes - (_workerBytesAfterFirstStep ?? _trainer.WorkerAllocatedBytes)),
            IsCancelled: !IsOver,
            IsStoppedEarly);
    }

    /// <summary>Trains on every batch once; false when the run was cancelled on the way.</summary>
    private bool TryTrainEpoch(int epoch)
    {
        _sums = default;
        _train.Shuffle(_trainer.Options.Seed, epoch);
        _trainer.ResetState();
        for (int batch = 0; batch < _train.BatchCount; batch++)
        {
            if (IsCancelled)
            {
                return false;
            }

            long start = Stopwatch.GetTimestamp();
            _learningRate = (float)_schedule.Rate(_trainer.Options.Optimizer.LearningRate, ((long)_epochsRun * _train.BatchCount) + batch);
            StepResult result = TrainBatch(batch);
            _trainingTime += Stopwatch.GetElapsedTime(start);
            if (!result.IsFinite)
            {
                throw Diverged(epoch, batch + 1, result.Loss, result.GradientNorm);
            }

            _sums.Add(result);
            _wordsTrained += result.TargetCount;
            Report(new TrainingStep(
                epoch,
                _trainer.Options.Epochs,
                batch + 1,
                _train.BatchCount,
                result.Loss,
                result.GradientNorm,
                _learningRate,
                WordsPerSecond,
                Elapsed));
        }

        return true;
    }

    private StepResult TrainBatch(int batch)
    {
        _train.ReadBatch(batch, _inputs, _targets);
        StepResult result = _trainer.TryStep(_inputs, _targets, _learningRate);
        if (_train.CarriesState)
        {
            _trainer.CarryState();
        }
        else
        {
            _trainer.ResetState();
        }

        return result;
    }

    /// <summary>Evaluates on the validation text, NaN without one; false when the run was cancelled on the way.</summary>
    private bool TryValidate(out double meanLoss)
    {
        meanLoss = double.NaN;
        return _validation.IsEmpty || _evaluator.TryMeanLoss(_validation.Span, _trainer.Options.CancellationToken, out meanLoss);
    }

    private void CompleteEpoch(double validationLoss)
    {
        int epoch = _epochsRun + 1;
        double loss = _validation.IsEmpty ? _sums.MeanLoss : validationLoss;
        if (!double.IsFinite(loss))
        {
            throw Diverged(epoch, _train.BatchCount, loss, double.NaN);
        }

        // Without a validation text there is no telling an overfitted epoch from a better one: the last one counts.
        bool isBest = _validation.IsEmpty || loss < _bestLoss;
        if (isBest)
        {
            _bestEpoch = epoch;
            _bestLoss = loss;
            _parameters.Span.CopyTo(_best.Span);
        }

        _epochsRun = epoch;
        _schedule.CompleteEpoch(loss);
        _allocations.Pause();
        _observer?.OnEpoch(new TrainingEpoch(
            epoch,
            _trainer.Options.Epochs,
            Math.Exp(_sums.MeanLoss),
            Math.Exp(validationLoss),
            _sums.MeanGradientNorm,
            _learningRate,
            isBest,
            WordsPerSecond,
            Elapsed));
        _allocations.Resume();
    }

    /// <summary>Shows a step to the observer. Counting of heap bytes begins behind the first step.</summary>
    private void Report(in TrainingStep step)
    {
        _workerBytesAfterFirstStep ??= _trainer.WorkerAllocatedBytes;
        _allocations.Pause();
        _observer?.OnStep(step);
        _allocations.Resume();
    }

    private TrainingDivergedException Diverged(int epoch, int step, double loss, double gradientNorm)
    {
        _best.Span.CopyTo(_parameters.Span);
        return new TrainingDivergedException(epoch, step, loss, gradientNorm);
    }
}

using System.Diagnostics;

namespace RnnGen.Cli;

/// <summary>Writes a training run down: some records of steps in each epoch, one of the epoch with samples of what the model writes, and one of the end.</summary>
/// <param name="writer">Where to.</param>
/// <param name="model">The model in training.</param>
/// <param name="inner">Who watches beside it, and is called first.</param>
internal sealed class TrainingLog(LogWriter writer, RnnModel model, ITrainingObserver inner) : ITrainingObserver
{
    // Enough for a curve; ten epochs stay below half a megabyte.
    private const int LargestStepRecordsPerEpoch = 200;

    private readonly long _begin = Stopwatch.GetTimestamp();
    private readonly StepAverage _average = new(model.Shape.TargetsPerBatch);
    private readonly TextSamples _samples = new(model);
    private TimeSpan _epochBegin;
    private long? _allocatedAtReturn;
    private long _allocatedBytes;
    private EpochRecord? _best;

    private TimeSpan Elapsed => Stopwatch.GetElapsedTime(_begin);

    /// <summary>Writes down how a run ends.</summary>
    /// <param name="train">The run, to be watched by what it is handed.</param>
    public TrainingResult Watch(Func<ITrainingObserver, TrainingResult> train)
    {
        try
        {
            TrainingResult result = train(this);
            writer.Write(EndRecord.Of(result));
            return result;
        }
        catch (TrainingDivergedException e)
        {
            writer.Write(new EndRecord(
                EndReason.Diverged, e.BestEpoch, _best?.ValidationPerplexity, Elapsed.TotalSeconds, AllocatedBytes: null, e.Message));
            throw;
        }
    }

    /// <inheritdoc/>
    public void OnStep(in TrainingStep step)
    {
        CountAllocations();
        inner.OnStep(step);
        _average.Add(step);
        int stepsPerRecord = (step.Steps + LargestStepRecordsPerEpoch - 1) / LargestStepRecordsPerEpoch;
        if (step.Step % stepsPerRecord == 0 || step.Step == step.Steps)
        {
            writer.Write(_average.ToRecord(step));
            _average.Restart();
        }

        _allocatedAtReturn = GC.GetAllocatedBytesForCurrentThread();
    }

    /// <inheritdoc/>
    public void OnEpoch(in TrainingEpoch epoch)
    {
        CountAllocations();
        TimeSpan epochEnd = Elapsed;
        inner.OnEpoch(epoch);
        EpochRecord record = new(
            epoch.Epoch,
            CliJson.Finite(Math.Log(epoch.TrainPerplexity)),
            CliJson.Finite(epoch.TrainPerplexity),
            CliJson.Finite(epoch.ValidationPerplexity),
            epoch.IsBest,
            CliJson.Finite(epoch.GradientNorm),
            epoch.LearningRate,
            (epochEnd - _epochBegin).TotalSeconds,
            epoch.WordsPerSecond,
            _allocatedBytes,
            _samples.Draw());
        _best = epoch.IsBest ? record : _best;
        writer.Write(record);

        // What watching takes is not the next epoch's.
        _epochBegin = Elapsed;
        _average.Restart();
        _allocatedBytes = 0;
        _allocatedAtReturn = GC.GetAllocatedBytesForCurrentThread();
    }

    /// <summary>Adds what the training allocated since this observer returned to it; its first step, which compiles and warms up, does not count.</summary>
    private void CountAllocations() => _allocatedBytes += _allocatedAtReturn is { } atReturn ? GC.GetAllocatedBytesForCurrentThread() - atReturn : 0;
}

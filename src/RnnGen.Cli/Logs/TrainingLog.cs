using System.Diagnostics;
using RnnGen.Training;

namespace RnnGen.Cli;

/// <summary>
/// The log of a training run: one record of the run, several of steps in each epoch, one per epoch with samples of what the model writes, and one of
/// the end. A run that is rejected leaves no trace.
/// </summary>
/// <param name="writer">Receives the records.</param>
/// <param name="run">The record of the run.</param>
/// <param name="model">The model in training.</param>
/// <param name="inner">Another observer, which is called first.</param>
internal sealed class TrainingLog(LogWriter writer, RunRecord run, RnnModel model, ITrainingObserver inner) : ITrainingObserver
{
    // Enough for a curve; ten epochs stay below half a megabyte.
    private const int LargestStepRecordsPerEpoch = 200;

    private readonly long _begin = Stopwatch.GetTimestamp();
    private readonly StepAverage _average = new(model.Shape.TargetsPerBatch);
    private readonly TextSamples _samples = new(model);
    private TimeSpan _epochBegin;
    private long _allocatedBefore;
    private bool _hasBegun;
    private EpochRecord? _best;

    private TimeSpan Elapsed => Stopwatch.GetElapsedTime(_begin);

    /// <summary>Runs the training and logs how it ends.</summary>
    /// <param name="train">The run; it reports to the observer it is given.</param>
    public TrainingResult Watch(Func<ITrainingObserver, TrainingResult> train)
    {
        try
        {
            TrainingResult result = train(this);
            Begin();
            writer.Write(EndRecord.From(result));
            return result;
        }
        catch (TrainingDivergedException e)
        {
            Begin();
            writer.Write(new EndRecord(
                EndReason.Diverged, e.BestEpoch, _best?.ValidationPerplexity, Elapsed.TotalSeconds, AllocatedBytes: null, e.Message));
            throw;
        }
    }

    /// <inheritdoc/>
    public void OnStep(in TrainingStep step)
    {
        Begin();
        inner.OnStep(step);
        _average.Add(step);
        int stepsPerRecord = (step.Steps + LargestStepRecordsPerEpoch - 1) / LargestStepRecordsPerEpoch;
        if (step.Step % stepsPerRecord == 0 || step.Step == step.Steps)
        {
            writer.Write(_average.ToRecord(step));
            _average.Restart();
        }
    }

    /// <inheritdoc/>
    public void OnEpoch(in TrainingEpoch epoch)
    {
        Begin();
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
            epoch.AllocatedBytes - _allocatedBefore,
            _samples.Draw());
        _best = epoch.IsBest ? record : _best;
        writer.Write(record);

        // The time taken by observers does not count towards the next epoch.
        _epochBegin = Elapsed;
        _average.Restart();
        _allocatedBefore = epoch.AllocatedBytes;
    }

    private void Begin()
    {
        if (!_hasBegun)
        {
            writer.Write(run);
            _hasBegun = true;
        }
    }
}

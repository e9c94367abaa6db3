using System.Diagnostics;
using RnnGen.Training;

namespace RnnGen.Lab;

/// <summary>Records how a perplexity falls, at the same words for every side, on a clock that stands still while it is taken.</summary>
/// <param name="learner">Who learns.</param>
/// <param name="dataset">What a step reads.</param>
/// <param name="progress">Is told of every point.</param>
internal sealed class LearningCurve(Learner learner, StreamDataset dataset, TextWriter progress)
{
    /// <summary>So when a target is reached is known to a tenth of an epoch.</summary>
    public const int PointsPerEpoch = 10;

    private readonly List<CurvePoint> _points = [];
    private readonly Stopwatch _training = new();
    private readonly Stopwatch _evaluation = new();
    private long _steps;

    /// <summary>From the untrained model on.</summary>
    public IReadOnlyList<CurvePoint> Points => _points;

    /// <summary>Time of all evaluations.</summary>
    public double EvaluationSeconds => _evaluation.Elapsed.TotalSeconds;

    /// <summary>Trains the learner to the end.</summary>
    public void Record()
    {
        Evaluate();
        learner.Train(this);
        _training.Stop();
    }

    /// <summary>Counts a step, and takes a point where one is due.</summary>
    public void AfterStep()
    {
        _steps++;
        if (PointsUntil(_steps) > PointsUntil(_steps - 1))
        {
            _training.Stop();
            Evaluate();
        }
    }

    private long PointsUntil(long steps) => steps * PointsPerEpoch / dataset.BatchCount;

    private void Evaluate()
    {
        _evaluation.Start();
        double perplexity = learner.Perplexity();
        _evaluation.Stop();
        _points.Add(new CurvePoint(_training.Elapsed.TotalSeconds, Words(), perplexity));
        progress.WriteLine(FormattableString.Invariant($"  {_points[^1].Seconds,8:F1} s {_points[^1].Words,10:N0} words  perplexity {perplexity:F2}"));
        _training.Start();
    }

    /// <summary>Every batch but the last one of an epoch is full.</summary>
    private long Words()
    {
        (long epochs, long batches) = Math.DivRem(_steps, dataset.BatchCount);
        return (epochs * dataset.TargetCount) + (batches * dataset.TargetsPerBatch);
    }
}

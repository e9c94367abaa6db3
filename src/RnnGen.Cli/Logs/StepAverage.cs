using System.Diagnostics;
using RnnGen.Training;

namespace RnnGen.Cli;

/// <summary>An average of steps for one record.</summary>
/// <param name="wordsPerStep">Targets per step.</param>
internal sealed class StepAverage(int wordsPerStep)
{
    private double _loss;
    private double _gradientNorm;
    private double _largestGradientNorm;
    private int _steps;
    private long _begin = Stopwatch.GetTimestamp();

    /// <summary>Discards what was added and starts timing again.</summary>
    public void Restart()
    {
        (_loss, _gradientNorm, _largestGradientNorm, _steps) = (0, 0, 0, 0);
        _begin = Stopwatch.GetTimestamp();
    }

    /// <summary>Adds a step.</summary>
    public void Add(in TrainingStep step)
    {
        _loss += step.Loss;
        _gradientNorm += step.GradientNorm;
        _largestGradientNorm = Math.Max(_largestGradientNorm, step.GradientNorm);
        _steps++;
    }

    /// <summary>Creates the record of all steps since the last restart.</summary>
    /// <param name="last">The last of them.</param>
    public StepRecord ToRecord(in TrainingStep last) => new(
        last.Epoch,
        last.Step,
        last.Steps,
        CliJson.Finite(_loss / _steps),
        CliJson.Finite(_gradientNorm / _steps),
        CliJson.Finite(_largestGradientNorm),
        last.LearningRate,
        CliJson.Finite((double)wordsPerStep * _steps / Stopwatch.GetElapsedTime(_begin).TotalSeconds));
}

using RnnGen.Training;

namespace RnnGen.Cli;

/// <summary>An estimate of how long a run will still take, at its speed so far.</summary>
internal sealed class RemainingTime
{
    private double? _stepsBefore;

    /// <summary>Estimates the time left after a step. A resumed run is timed by its own steps only.</summary>
    public TimeSpan After(in TrainingStep step)
    {
        double stepsDone = ((double)step.Steps * (step.Epoch - 1)) + step.Step;
        _stepsBefore ??= stepsDone - 1;
        double stepsLeft = ((double)step.Steps * step.Epochs) - stepsDone;
        return step.Elapsed * (stepsLeft / (stepsDone - _stepsBefore.Value));
    }
}

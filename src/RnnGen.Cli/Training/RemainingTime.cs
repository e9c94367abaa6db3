using RnnGen.Training;

namespace RnnGen.Cli;

/// <summary>How long a run will still take, if it goes on as it has so far.</summary>
internal sealed class RemainingTime
{
    private double? _stepsBefore;

    /// <summary>The time left after a step. A run that goes on where another one ended is judged by its own steps.</summary>
    public TimeSpan After(in TrainingStep step)
    {
        double stepsDone = ((double)step.Steps * (step.Epoch - 1)) + step.Step;
        _stepsBefore ??= stepsDone - 1;
        double stepsLeft = ((double)step.Steps * step.Epochs) - stepsDone;
        return step.Elapsed * (stepsLeft / (stepsDone - _stepsBefore.Value));
    }
}

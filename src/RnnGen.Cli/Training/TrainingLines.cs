using System.Diagnostics;
using RnnGen.Training;
using Spectre.Console;

namespace RnnGen.Cli;

/// <summary>An observer that writes a line after each epoch, and more in between if an epoch takes long.</summary>
internal sealed class TrainingLines(IAnsiConsole console) : ITrainingObserver
{
    private static readonly TimeSpan LongestSilence = TimeSpan.FromSeconds(10);

    private readonly RemainingTime _remaining = new();
    private long _lastLine = Stopwatch.GetTimestamp();

    /// <inheritdoc/>
    public void OnStep(in TrainingStep step)
    {
        TimeSpan timeLeft = _remaining.After(step);
        if (Stopwatch.GetElapsedTime(_lastLine) > LongestSilence)
        {
            Write($"epoch {step.Epoch}/{step.Epochs}  step {step.Step:N0}/{step.Steps:N0}  {string.Join("  ", StepFigures.Of(step, step.Loss, timeLeft))}");
        }
    }

    /// <inheritdoc/>
    public void OnEpoch(in TrainingEpoch epoch) => Write(TrainingText.Of(epoch));

    private void Write(string line)
    {
        console.WriteLine(line);
        _lastLine = Stopwatch.GetTimestamp();
    }
}

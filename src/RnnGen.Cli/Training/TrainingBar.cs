using RnnGen.Training;
using Spectre.Console;

namespace RnnGen.Cli;

/// <summary>An observer that moves a progress bar with every step and writes a line above it after each epoch.</summary>
internal sealed class TrainingBar : ITrainingObserver
{
    // The loss of one step is noisy: what is shown is smoothed over some 30 steps.
    private const double Smoothing = 1.0 / 30;

    // Narrow, so that the figures up to the time left fit 80 columns.
    private const int BarWidth = 10;

    // The bar and the spaces around it; the last column of the terminal stays free.
    private const int OtherColumns = BarWidth + 3;

    private readonly IAnsiConsole _console;
    private readonly ProgressTask _task;
    private readonly FiguresColumn _figures;
    private readonly RemainingTime _remaining = new();
    private double _loss = double.NaN;

    private TrainingBar(IAnsiConsole console, ProgressTask task, FiguresColumn figures)
    {
        _console = console;
        _task = task;
        _figures = figures;
    }

    /// <summary>Shows the bar while <paramref name="train"/> runs.</summary>
    public static T Show<T>(IAnsiConsole console, Func<ITrainingObserver, T> train)
    {
        FiguresColumn figures = new(OtherColumns);
        return console.Progress()
            .AutoClear(true)
            .Columns(new TaskDescriptionColumn(), new ProgressBarColumn { Width = BarWidth }, figures)
            .Start(context => train(new TrainingBar(console, context.AddTask("epoch 1"), figures)));
    }

    /// <inheritdoc/>
    public void OnStep(in TrainingStep step)
    {
        _loss = double.IsNaN(_loss) ? step.Loss : _loss + ((step.Loss - _loss) * Smoothing);
        _task.MaxValue = (double)step.Steps * step.Epochs;
        _task.Value = ((double)step.Steps * (step.Epoch - 1)) + step.Step;
        _task.Description = $"epoch {step.Epoch}/{step.Epochs}";
        _figures.Figures = StepFigures.Of(step, _loss, _remaining.After(step));
    }

    /// <inheritdoc/>
    public void OnEpoch(in TrainingEpoch epoch)
    {
        // The line overwrites the bar, which is redrawn below it: it must cover the bar and must not wrap.
        int width = _console.Profile.Width - 1;
        string line = TrainingText.Of(epoch);
        _console.WriteLine(line.Length > width ? line[..width] : line.PadRight(width));
    }
}

using System.Globalization;
using RnnGen.Training;

namespace RnnGen.Cli;

/// <summary>The figures shown while training is in progress.</summary>
internal static class StepFigures
{
    /// <summary>Formats the figures, the most important first.</summary>
    /// <param name="step">The latest step.</param>
    /// <param name="loss">Its loss, or a smoothed one.</param>
    /// <param name="timeLeft">Time left.</param>
    public static string[] Of(in TrainingStep step, double loss, TimeSpan timeLeft) =>
    [
        $"loss {loss:F3}",
        $"perplexity {PerplexityText.Of(Math.Exp(loss), "F1")}",
        $"{step.WordsPerSecond:N0} words/s",
        $"{DurationText.Of(timeLeft)} left",
        $"gradient norm {step.GradientNorm:F2}",
        string.Create(CultureInfo.InvariantCulture, $"rate {step.LearningRate:G3}"),
    ];
}

using RnnGen.Training;

namespace RnnGen.Cli;

/// <summary>The texts that report a training run.</summary>
internal static class TrainingText
{
    /// <summary>The heading above the lines of epochs.</summary>
    public const string Heading = "Perplexity after each epoch (* best so far):";

    /// <summary>Formats an epoch in one line of fewer than 80 characters.</summary>
    public static string Of(in TrainingEpoch epoch) =>
        $"epoch {epoch.Epoch,3}/{epoch.Epochs}  training {PerplexityText.Of(epoch.TrainPerplexity),8}  held out {PerplexityText.Of(epoch.ValidationPerplexity),8}{(epoch.IsBest && double.IsFinite(epoch.ValidationPerplexity) ? '*' : ' ')}  "
        + $"{epoch.WordsPerSecond,8:N0} words/s  {epoch.Elapsed.TotalSeconds,6:F1} s";

    /// <summary>Says how a run ended and where it is saved.</summary>
    /// <param name="result">The run.</param>
    /// <param name="path">The model file; null if nothing is saved.</param>
    public static string Conclusion(in TrainingResult result, string? path)
    {
        string best = $"best epoch{(result.IsCancelled ? " so far" : "")}, {result.BestEpoch}, held-out perplexity {PerplexityText.Of(result.BestPerplexity)}";
        string early = result.IsStoppedEarly ? $"Stopped early, {result.EpochsRun - result.BestEpoch} epochs after the best one. " : "";
        string speed = $"{result.WordsPerSecond:N0} words/s; {result.AllocatedBytes:N0} heap bytes allocated after the first step.";
        return (result.IsCancelled, result.BestEpoch, path) switch
        {
            (true, 0, null) => "Interrupted before the first epoch was complete.",
            (true, 0, _) => $"Interrupted before the first epoch was complete: saved the parameters so far in '{path}'.",
            (true, _, null) => $"Interrupted: {best}.",
            (true, _, _) => $"Interrupted: saved the {best}, in '{path}'.",
            (false, _, null) => $"{early}The {best}. {speed}",
            _ => $"{early}Saved the {best}, in '{path}'. {speed}",
        };
    }

    /// <summary>Says that no epoch of a run is worth saving, and what to change; null if one is.</summary>
    public static string? NeverFinite(in TrainingResult result) => result.BestEpoch == 0 || double.IsFinite(result.BestPerplexity)
        ? null
        : "The held-out perplexity was never finite, so nothing is saved. Lower the learning rate, or clip at a smaller norm.";

    /// <summary>Says what is left of a run that diverged.</summary>
    /// <param name="error">How it diverged.</param>
    /// <param name="path">The model file; null if nothing is saved.</param>
    /// <param name="checkpoint">The checkpoint to resume from; null if there is none.</param>
    public static string Divergence(TrainingDivergedException error, string? path, string? checkpoint)
    {
        string saved = path is not null && error.BestEpoch > 0 ? $" The best epoch so far, {error.BestEpoch}, is saved in '{path}'." : "";
        string kept = checkpoint is not null ? $" The last checkpoint before that is kept in '{checkpoint}'." : "";
        return $"{error.Message}{saved}{kept}";
    }
}

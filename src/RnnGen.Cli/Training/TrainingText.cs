namespace RnnGen.Cli;

/// <summary>What is said of a training run.</summary>
internal static class TrainingText
{
    /// <summary>An epoch in one line.</summary>
    public static string Of(in TrainingEpoch epoch) =>
        $"epoch {epoch.Epoch,3}/{epoch.Epochs}  perplexity: training {epoch.TrainPerplexity,8:F2}, held out {epoch.ValidationPerplexity,8:F2}  "
        + $"{epoch.WordsPerSecond,9:N0} words/s  {epoch.Elapsed.TotalSeconds,6:F1} s{(epoch.IsBest ? "  best so far" : "")}";
}

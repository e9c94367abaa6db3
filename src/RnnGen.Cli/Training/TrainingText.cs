namespace RnnGen.Cli;

/// <summary>What is said of a training run.</summary>
internal static class TrainingText
{
    /// <summary>What the lines of epochs show.</summary>
    public const string Heading = "Perplexity after each epoch (* best so far):";

    /// <summary>An epoch in one line of less than 80 characters.</summary>
    public static string Of(in TrainingEpoch epoch) =>
        $"epoch {epoch.Epoch,3}/{epoch.Epochs}  training {epoch.TrainPerplexity,8:F2}  held out {epoch.ValidationPerplexity,8:F2}{(epoch.IsBest ? '*' : ' ')}  "
        + $"{epoch.WordsPerSecond,8:N0} words/s  {epoch.Elapsed.TotalSeconds,6:F1} s";
}

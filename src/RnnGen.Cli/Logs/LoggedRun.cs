namespace RnnGen.Cli;

/// <summary>A run as recorded in its log.</summary>
/// <param name="Run">What was trained and how; for a resumed run, as of its last start.</param>
/// <param name="FirstStarted">When it began.</param>
/// <param name="Steps">Its steps, in order.</param>
/// <param name="Epochs">Its epochs, in order.</param>
/// <param name="End">How it ended; null if it is still going, or was killed.</param>
internal sealed record LoggedRun(RunRecord Run, DateTimeOffset FirstStarted, IReadOnlyList<StepRecord> Steps, IReadOnlyList<EpochRecord> Epochs, EndRecord? End)
{
    /// <summary>The best epoch; null before the first one of a finite perplexity is complete.</summary>
    public EpochRecord? Best => Epochs.LastOrDefault(epoch => epoch is { IsBest: true, ValidationPerplexity: not null });

    /// <summary>Epochs that the run will make or, once it has ended, has begun; at least 1.</summary>
    public int EpochCount => End is null || Steps.Count == 0 ? Run.Options.Recipe.Epochs : (int)Math.Ceiling(Steps[^1].Position);

    /// <summary>Time of all epochs.</summary>
    public TimeSpan Elapsed => TimeSpan.FromSeconds(Epochs.Sum(epoch => epoch.Seconds));
}

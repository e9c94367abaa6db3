namespace RnnGen.Benchmarks;

/// <summary>A way to train, by its name.</summary>
/// <param name="Name">What differs from the others.</param>
/// <param name="IsShared">Whether a library trains in the same way, beside the generated code.</param>
/// <param name="CreateOptions">The options for a number of epochs and threads.</param>
internal sealed record LearningRecipe(string Name, bool IsShared, Func<int, int, TrainingOptions> CreateOptions)
{
    /// <summary>All that are measured; the shared one is that of every training row of <c>compare</c>.</summary>
    public static IReadOnlyList<LearningRecipe> All { get; } =
    [
        new(FormattableString.Invariant($"Adam {TrainingRecipe.LearningRate}, clip {TrainingRecipe.ClipNorm}"), IsShared: true, TrainingRecipe.Options),
        new("AdamW 0.006, weight decay 0.01, 100 steps of warm-up, cosine over 2 epochs", IsShared: false, static (_, threads) => new TrainingOptions
        {
            Epochs = 2,
            Optimizer = Optimizers.AdamW(6e-3f, weightDecay: 0.01),
            Schedule = LearningRateSchedules.WarmUp(steps: 100, LearningRateSchedules.Cosine()),
            ClipNorm = TrainingRecipe.ClipNorm,
            Threads = threads,
        }),
    ];
}

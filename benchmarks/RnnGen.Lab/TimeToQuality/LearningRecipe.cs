using RnnGen.Benchmarks;
using RnnGen.Training;

namespace RnnGen.Lab;

/// <summary>A named way to train.</summary>
/// <param name="Name">What differs from the others.</param>
/// <param name="IsShared">Whether a library trains in the same way, beside the generated code.</param>
/// <param name="CreateOptions">The options for a number of epochs and threads.</param>
internal sealed record LearningRecipe(string Name, bool IsShared, Func<int, int, TrainingOptions> CreateOptions)
{
    private const string Brief = "AdamW 0.006, weight decay 0.01, 100 steps of warm-up, cosine over 2 epochs";

    /// <summary>Whether the untrained model predicts each word as often as it stands in the text: by = ln p(word), where the others begin with chance.</summary>
    public bool BeginsWithFrequencies { get; init; }

    /// <summary>All that are measured; the shared one is that of every training row of <c>compare</c>.</summary>
    public static IReadOnlyList<LearningRecipe> All { get; } =
    [
        new(FormattableString.Invariant($"Adam {TrainingRecipe.LearningRate}, clip {TrainingRecipe.ClipNorm}"), IsShared: true, TrainingRecipe.Options),
        new(Brief, IsShared: false, static (_, threads) => BriefOptions(threads)),
        new($"{Brief}; by from frequencies", IsShared: false, static (_, threads) => BriefOptions(threads)) { BeginsWithFrequencies = true },
        new($"{Brief}; by from frequencies, 1,024 sampled words", IsShared: false, static (_, threads) => BriefOptions(threads, sampledWords: 1024)) { BeginsWithFrequencies = true },
    ];

    private static TrainingOptions BriefOptions(int threads, int sampledWords = 0) => new()
    {
        Epochs = 2,
        Optimizer = Optimizers.AdamW(6e-3f, weightDecay: 0.01),
        Schedule = LearningRateSchedules.WarmUp(steps: 100, LearningRateSchedules.Cosine()),
        ClipNorm = TrainingRecipe.ClipNorm,
        SampledWords = sampledWords,
        Threads = threads,
    };
}

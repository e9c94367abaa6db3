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
    ];
}

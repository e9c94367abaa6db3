using RnnGen.Training;

namespace RnnGen.Cli;

/// <summary>How the user wants a model trained.</summary>
/// <param name="Preset">What to train.</param>
/// <param name="Mode">How the text is fed.</param>
/// <param name="Recipe">Its recipe, with the options applied.</param>
/// <param name="Seed">Seeds the initial parameters and the order of windows.</param>
/// <param name="Threads">Training threads; 0 for one per processor.</param>
/// <param name="SampledWords">Words of the sampled softmax; 0 for all words.</param>
/// <param name="From">The model file whose parameters training begins with; null for a fresh model.</param>
/// <param name="Checkpoint">Where and how often a checkpoint is written; null if nowhere.</param>
/// <param name="ResumedFrom">The checkpoint to resume from; null for a new run.</param>
internal sealed record TrainingSettings(
    Preset Preset,
    TrainingMode Mode,
    TrainingRecipe Recipe,
    ulong Seed,
    int Threads,
    int SampledWords = 0,
    string? From = null,
    CheckpointOptions? Checkpoint = null,
    string? ResumedFrom = null);

using RnnGen.Training;

namespace RnnGen.Cli;

/// <summary>How the user wants a model trained.</summary>
/// <param name="Preset">What is trained.</param>
/// <param name="Mode">How the text is fed.</param>
/// <param name="Recipe">The preset's, with what options have changed.</param>
/// <param name="Seed">Selects initial parameters and the order of windows.</param>
/// <param name="Threads">Threads that train together; 0 for one for each processor.</param>
/// <param name="SampledWords">Words that stand for the whole vocabulary; 0 for all.</param>
/// <param name="Checkpoint">Where and how often the run is written down; null for nowhere.</param>
/// <param name="ResumedFrom">The checkpoint to go on from; null to begin.</param>
internal sealed record TrainingSettings(
    Preset Preset,
    TrainingMode Mode,
    TrainingRecipe Recipe,
    ulong Seed,
    int Threads,
    int SampledWords = 0,
    CheckpointOptions? Checkpoint = null,
    string? ResumedFrom = null);

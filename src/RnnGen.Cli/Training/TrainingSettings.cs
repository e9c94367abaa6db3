namespace RnnGen.Cli;

/// <summary>How the user wants a model trained.</summary>
/// <param name="Preset">What is trained.</param>
/// <param name="Mode">How the text is fed.</param>
/// <param name="Epochs">Passes over the text.</param>
/// <param name="Seed">Selects initial parameters and the order of windows.</param>
/// <param name="LearningRate">Adam's.</param>
/// <param name="ClipNorm">The largest global norm of the gradients.</param>
/// <param name="Threads">Threads that train together; 0 for one for each processor.</param>
/// <param name="SampledWords">Words that stand for the whole vocabulary; 0 for all.</param>
internal sealed record TrainingSettings(Preset Preset, TrainingMode Mode, int Epochs, ulong Seed, float LearningRate, float ClipNorm, int Threads, int SampledWords = 0);

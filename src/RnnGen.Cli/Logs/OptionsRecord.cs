namespace RnnGen.Cli;

/// <summary>How a model is trained.</summary>
/// <param name="Mode">How the text is fed.</param>
/// <param name="Recipe">The preset's, with what options have changed.</param>
/// <param name="Seed">Selects initial parameters and order.</param>
/// <param name="Threads">Threads that train together.</param>
/// <param name="SampledWords">Words that stand for the whole vocabulary; 0 for all.</param>
internal sealed record OptionsRecord(string Mode, RecipeReport Recipe, ulong Seed, int Threads, int SampledWords)
{
    /// <summary>The record of settings.</summary>
    /// <param name="settings">What was asked for.</param>
    /// <param name="threads">Threads that train together: a number, where 0 may have been asked for.</param>
    public static OptionsRecord Of(TrainingSettings settings, int threads) =>
        new(TrainingModes.Name(settings.Mode), RecipeReport.Of(settings.Recipe), settings.Seed, threads, settings.SampledWords);
}

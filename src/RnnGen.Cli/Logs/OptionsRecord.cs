namespace RnnGen.Cli;

/// <summary>How a model is trained.</summary>
/// <param name="Mode">How the text is fed.</param>
/// <param name="Recipe">The preset's recipe, with the options applied.</param>
/// <param name="Seed">Seeds the initial parameters and the order of windows.</param>
/// <param name="Threads">Training threads.</param>
/// <param name="SampledWords">Words of the sampled softmax; 0 for all words.</param>
internal sealed record OptionsRecord(string Mode, RecipeReport Recipe, ulong Seed, int Threads, int SampledWords)
{
    /// <summary>Creates the record of settings.</summary>
    /// <param name="settings">The settings.</param>
    /// <param name="threads">The actual number of training threads, where the settings may say 0.</param>
    public static OptionsRecord From(TrainingSettings settings, int threads) =>
        new(TrainingModes.Name(settings.Mode), RecipeReport.From(settings.Recipe), settings.Seed, threads, settings.SampledWords);
}

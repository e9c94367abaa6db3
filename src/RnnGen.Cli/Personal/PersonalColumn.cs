using RnnGen.NGrams;

namespace RnnGen.Cli;

/// <summary>A predictor to compare: each column adds a source to the one before.</summary>
/// <param name="Name">What it is called.</param>
/// <param name="Options">The sources.</param>
/// <param name="HasCompanion">Whether the n-grams of the training text are one.</param>
internal sealed record PersonalColumn(string Name, PredictorOptions Options, bool HasCompanion)
{
    private static readonly PredictorOptions NetworkAlone = new() { CacheSize = 0, UsesNGrams = false, UsesOwnWords = false };

    /// <summary>The columns.</summary>
    /// <param name="hasTrainingText">Whether there is a training text to count n-grams in.</param>
    public static IReadOnlyList<PersonalColumn> All(bool hasTrainingText)
    {
        PredictorOptions all = PredictorOptions.Default;
        List<PersonalColumn> columns =
        [
            new("network", NetworkAlone, HasCompanion: false),
            new("+ cache", all with { UsesNGrams = false, UsesOwnWords = false }, HasCompanion: false),
            new("+ user's n-grams", all with { UsesOwnWords = false }, HasCompanion: false),
            new("+ own words", all, HasCompanion: false),
        ];
        if (hasTrainingText)
        {
            columns.Add(new PersonalColumn("+ Kneser-Ney", all, HasCompanion: true));
        }

        return columns;
    }

    /// <summary>Creates the predictor, which has learnt nothing yet.</summary>
    public Predictor Create(FrozenModel model, KneserNeyModel? trainingText) =>
        new(model, new Profile(model.Vocabulary.Tokenizer), Options, HasCompanion ? trainingText!.CreateSession() : null);
}

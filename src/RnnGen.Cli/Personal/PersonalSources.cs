using RnnGen.NGrams;

namespace RnnGen.Cli;

/// <summary>The sources of a predictor to compare: each row of them has one more than the row before.</summary>
/// <param name="Name">What it is called.</param>
/// <param name="Options">The sources.</param>
/// <param name="HasCompanion">Whether the n-grams of the training text are one.</param>
/// <param name="IsAdapted">Whether a network whose weights follow the text is one.</param>
internal sealed record PersonalSources(string Name, PredictorOptions Options, bool HasCompanion, bool IsAdapted)
{
    private static readonly PredictorOptions NetworkAlone = new() { CacheSize = 0, UsesNGrams = false, UsesOwnWords = false };

    /// <summary>The rows.</summary>
    /// <param name="hasTrainingText">Whether there is a training text to count n-grams in.</param>
    /// <param name="canAdapt">Whether there is a network to adapt.</param>
    public static IReadOnlyList<PersonalSources> All(bool hasTrainingText, bool canAdapt)
    {
        PredictorOptions all = PredictorOptions.Default;
        List<PersonalSources> rows =
        [
            new("network", NetworkAlone, HasCompanion: false, IsAdapted: false),
            new("+ cache", all with { UsesNGrams = false, UsesOwnWords = false }, HasCompanion: false, IsAdapted: false),
            new("+ user's n-grams", all with { UsesOwnWords = false }, HasCompanion: false, IsAdapted: false),
            new("+ own words", all, HasCompanion: false, IsAdapted: false),
        ];
        if (hasTrainingText)
        {
            rows.Add(new PersonalSources("+ Kneser-Ney", all, HasCompanion: true, IsAdapted: false));
        }

        if (canAdapt)
        {
            rows.Add(new PersonalSources("+ dynamic evaluation", all, hasTrainingText, IsAdapted: true));
        }

        return rows;
    }

    /// <summary>Creates the predictor, which has learnt nothing yet.</summary>
    /// <param name="model">The network.</param>
    /// <param name="trainingText">The n-grams of the training text; null for none.</param>
    /// <param name="adaptable">Loads a network to adapt; null where there is none.</param>
    public Predictor Create(FrozenModel model, KneserNeyModel? trainingText, Func<RnnModel>? adaptable) => new(
        model,
        new Profile(model.Vocabulary.Tokenizer),
        Options,
        HasCompanion ? trainingText!.CreateSession() : null,
        IsAdapted ? new DynamicEvaluation(adaptable!()) : null);
}

using RnnGen.Training;

namespace RnnGen.Cli;

/// <summary>The names of the modes and the data sets they stand for.</summary>
internal static class TrainingModes
{
    /// <summary>All names, as users write them.</summary>
    public static string[] Names { get; } = [.. Enum.GetValues<TrainingMode>().Select(Name)];

    /// <summary>Returns the name of a mode, such as <c>ngram</c>.</summary>
    public static string Name(TrainingMode mode) => mode.ToString().ToLowerInvariant();

    /// <summary>Returns the mode that the user asked for, or the model's default.</summary>
    /// <param name="name">Its name; null if none was given.</param>
    /// <param name="preset">What to train.</param>
    /// <exception cref="UsageException">The model takes its loss at other steps than the mode.</exception>
    public static TrainingMode Choose(string? name, Preset preset)
    {
        if (name is null)
        {
            return preset.Modes[0];
        }

        TrainingMode mode = Enum.GetValues<TrainingMode>().Single(mode => Name(mode) == name);
        return preset.Modes.Contains(mode)
            ? mode
            : throw new UsageException(
                $"--mode {name} does not fit {preset.Name}, whose loss is taken at {(preset.Shape.Loss == LossPosition.EveryStep ? "every step" : "the last step")} "
                + $"of {preset.Shape.SequenceLength}: use {string.Join(" or ", preset.Modes.Select(Name))}.");
    }

    /// <summary>Creates the data set that feeds a text in a mode.</summary>
    /// <param name="mode">The mode.</param>
    /// <param name="tokens">The words.</param>
    /// <param name="shape">The model to train.</param>
    /// <param name="lengths">How long the batches of a stream are.</param>
    /// <param name="source">The name of the text in messages.</param>
    /// <exception cref="FailureException">The text is too short.</exception>
    public static SequenceDataset CreateDataset(TrainingMode mode, ReadOnlyMemory<int> tokens, ModelShape shape, BatchLengths lengths, string source)
    {
        long needed = mode switch
        {
            TrainingMode.Stream => StreamDataset.WordsNeeded(shape),
            TrainingMode.Window => WindowDataset.WordsNeeded(shape),
            _ => NGramDataset.WordsNeeded(shape),
        };
        if (tokens.Length < needed)
        {
            throw new FailureException($"{source} is too short: it has {CountText.Words(tokens.Length)} to train on, but mode {Name(mode)} of this model needs at least {needed}.");
        }

        return mode switch
        {
            TrainingMode.Stream => new StreamDataset(tokens, shape, variesLength: lengths == BatchLengths.Varied),
            TrainingMode.Window => new WindowDataset(tokens, shape),
            _ => new NGramDataset(tokens, shape),
        };
    }
}

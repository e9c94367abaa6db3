namespace RnnGen.Cli;

/// <summary>The start of a run, or its continuation after an interruption: what is trained, on what and how.</summary>
/// <param name="Started">When it started.</param>
/// <param name="Preset">The model: its shape, parameters and memory.</param>
/// <param name="Corpus">The texts.</param>
/// <param name="Options">How it is trained.</param>
/// <param name="ModelFile">Where the best epoch is saved; null if nowhere.</param>
/// <param name="Machine">System, processors and runtime.</param>
internal sealed record RunRecord(DateTimeOffset Started, PresetReport Preset, CorpusRecord Corpus, OptionsRecord Options, string? ModelFile, string Machine) : LogRecord
{
    /// <summary>Creates the record of a run that begins now.</summary>
    /// <param name="settings">How it is trained.</param>
    /// <param name="text">The text to train on.</param>
    /// <param name="threads">Training threads.</param>
    /// <param name="path">Where the best epoch is saved; null if nowhere.</param>
    public static RunRecord From(TrainingSettings settings, TextSplit text, int threads, string? path) => new(
        DateTimeOffset.UtcNow,
        PresetReport.From(settings.Preset),
        CorpusRecord.From(text),
        OptionsRecord.From(settings, threads),
        path,
        Measurement.Machine.Description);

    /// <summary>Whether two records may be of one run, which goes on with its files in other places; a checkpoint tells all that is not compared here.</summary>
    public bool MayBeOfSameRun(RunRecord other) => Preset.Name == other.Preset.Name && Options.Seed == other.Options.Seed && Placeless(Corpus) == Placeless(other.Corpus);

    private static CorpusRecord Placeless(CorpusRecord corpus) => corpus with { Train = "", HeldOut = "" };
}

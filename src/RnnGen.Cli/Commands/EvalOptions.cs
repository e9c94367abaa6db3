using System.CommandLine;

namespace RnnGen.Cli;

/// <summary>The options of <c>eval</c>.</summary>
internal sealed class EvalOptions
{
    private const int DefaultVocabularySize = 4096;
    private const string Float32 = "fp32";
    private const string Int8 = "int8";

    /// <summary>A trained model.</summary>
    public Option<string> Model { get; } = CommandOptions.File("--model", "The model file.", required: false);

    /// <summary>An n-gram model.</summary>
    public Option<string?> Baseline { get; } = CommandOptions.Choice<string?>(
        "--baseline", "Instead of a model file: learn the n-grams of the corpus, with interpolated modified Kneser-Ney smoothing, and evaluate on --valid.", BaselineNames.All);

    /// <summary>The text to predict, or to learn from.</summary>
    public Option<string> Corpus { get; } = CommandOptions.File("--corpus", "The text to predict, UTF-8; with --baseline, the text to learn from.", required: true);

    /// <summary>The text to evaluate a baseline on.</summary>
    public Option<string> Valid { get; } =
        CommandOptions.File("--valid", "With --baseline: the text to predict, UTF-8. Without it, the last 5 % of the corpus.", required: false);

    /// <summary>The size of a baseline's vocabulary.</summary>
    public Option<int> VocabularySize { get; } = CommandOptions.Number(
        "--vocabulary-size", "With --baseline: the largest vocabulary, <unk> included.", DefaultVocabularySize, n => n >= 2, "a whole number of at least 2");

    /// <summary>How a baseline's text is split into words; a model knows how.</summary>
    public TokenizerOptions Tokenizer { get; } = new();

    /// <summary>Whether keystrokes are counted.</summary>
    public Option<bool> Keystrokes { get; } = new("--keystrokes") { Description = "Also simulate typing the text with three suggestions after each letter and word, and report the share of keystrokes saved." };

    /// <summary>Whether the text is learnt as it is read.</summary>
    public Option<bool> Personal { get; } = new("--personal") { Description = "Predict each word of the text, then learn it, as for the one person who is typing it. Each row has one source more: network, cache, the person's n-grams, the person's own words; with --training-text its n-grams; and, unless the weights are int8 or of n-grams, dynamic evaluation." };

    /// <summary>A second text of the same author.</summary>
    public Option<string> Next { get; } = CommandOptions.File("--next", "With --personal: a second text of the same author, measured apart, after the first was learnt.", required: false);

    /// <summary>The text of the n-grams that are a source.</summary>
    public Option<string> TrainingText { get; } = CommandOptions.File("--training-text", "With --personal: the text that the model was trained on, whose n-grams are then a source as well.", required: false);

    /// <summary>The precision in which a model predicts.</summary>
    public Option<string?> Precision { get; } = CommandOptions.Choice<string?>("--precision", "The numbers that the weights are; without it, those of the file. An fp32 file can be evaluated as int8, to see what quantising it costs.", Float32, Int8);

    /// <summary>One JSON object instead of text.</summary>
    public Option<bool> Json { get; } = CommandOptions.Json();

    /// <summary>Reads the precision asked for; null for that of the file.</summary>
    public WeightPrecision? ReadPrecision(ParseResult parsed) => parsed.GetValue(Precision) switch
    {
        Float32 => WeightPrecision.Float32,
        Int8 => WeightPrecision.Int8,
        _ => null,
    };

    /// <summary>Checks which options go together.</summary>
    /// <exception cref="UsageException">Not exactly one of a model and a baseline is given, or an option of baselines is given with a model.</exception>
    public void ThrowIfContradictory(ParseResult parsed)
    {
        bool isBaseline = parsed.GetValue(Baseline) is not null;
        if (isBaseline && parsed.GetValue(Precision) is not null)
        {
            throw new UsageException($"{Precision.Name} belongs to --model: an n-gram model has no weights.");
        }

        if (isBaseline == parsed.GetValue(Model) is not null)
        {
            throw new UsageException("give either --model or --baseline: it predicts the text.");
        }

        if (isBaseline && parsed.GetValue(Personal))
        {
            throw new UsageException($"{Personal.Name} belongs to --model: an n-gram model learns from nobody who types.");
        }

        if (!parsed.GetValue(Personal) && ((Option[])[Next, TrainingText]).FirstOrDefault(option => parsed.GetResult(option) is { Implicit: false }) is { } ofPersonal)
        {
            throw new UsageException($"{ofPersonal.Name} belongs to {Personal.Name}.");
        }

        Option[] ofBaselines = [Valid, VocabularySize, .. Tokenizer.All];
        if (!isBaseline && ofBaselines.FirstOrDefault(option => parsed.GetResult(option) is { Implicit: false }) is { } option)
        {
            throw new UsageException($"{option.Name} belongs to --baseline: a model file knows its own words.");
        }
    }
}

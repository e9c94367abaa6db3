using System.CommandLine;

namespace RnnGen.Cli;

/// <summary>The options of <c>eval</c>.</summary>
internal sealed class EvalOptions
{
    private const int DefaultVocabularySize = 4096;

    /// <summary>A trained model.</summary>
    public Option<string> Model { get; } = CommandOptions.File("--model", "The model file.", required: false);

    /// <summary>A model of n-grams.</summary>
    public Option<string?> Baseline { get; } = new Option<string?>("--baseline")
    {
        Description = "In place of a model file: learn the n-grams of the corpus, with interpolated modified Kneser-Ney smoothing, and judge by --valid.",
    }.AcceptOnlyFromAmong(BaselineNames.All);

    /// <summary>The text to predict, or to learn.</summary>
    public Option<string> Corpus { get; } = CommandOptions.File("--corpus", "The text to predict, UTF-8; with --baseline, the text to learn.", required: true);

    /// <summary>The text to judge a baseline by.</summary>
    public Option<string> Valid { get; } =
        CommandOptions.File("--valid", "With --baseline: the text to predict, UTF-8. Without it, the last 5 % of the corpus.", required: false);

    /// <summary>Words that a baseline knows.</summary>
    public Option<int> VocabularySize { get; } = CommandOptions.Number(
        "--vocabulary-size", "With --baseline: most words to know, <unk> included.", DefaultVocabularySize, n => n >= 2, "a whole number of at least 2");

    /// <summary>How a baseline's text is cut into words; a model knows.</summary>
    public TokenizerOptions Tokenizer { get; } = new();

    /// <summary>Whether keystrokes are counted.</summary>
    public Option<bool> Keystrokes { get; } = new("--keystrokes") { Description = "Also type the text with three suggestions after each letter and word, and tell the share of keystrokes saved." };

    /// <summary>One JSON object instead of text.</summary>
    public Option<bool> Json { get; } = CommandOptions.Json();

    /// <summary>Checks what belongs together.</summary>
    /// <exception cref="UsageException">There is not one of a model and a baseline, or a model was given what a baseline takes.</exception>
    public void ThrowIfContradictory(ParseResult parsed)
    {
        bool isBaseline = parsed.GetValue(Baseline) is not null;
        if (isBaseline == parsed.GetValue(Model) is not null)
        {
            throw new UsageException("either --model or --baseline says what predicts the text.");
        }

        Option[] ofBaselines = [Valid, VocabularySize, Tokenizer.Kind, Tokenizer.KeepCase];
        if (!isBaseline && ofBaselines.FirstOrDefault(option => parsed.GetResult(option) is { Implicit: false }) is { } option)
        {
            throw new UsageException($"{option.Name} belongs to --baseline: a model file knows its own words.");
        }
    }
}

using System.CommandLine;

namespace RnnGen.Cli;

/// <summary>The options that choose how a text is split into words.</summary>
internal sealed class TokenizerOptions
{
    /// <summary>The kind of tokenizer.</summary>
    public Option<string> Kind { get; } = CreateKind();

    /// <summary>Whether words keep their case.</summary>
    public Option<bool> KeepCase { get; } = new("--keep-case") { Description = "Do not lower-case words. The whitespace tokenizer never does." };

    /// <summary>The language whose lower case it is.</summary>
    public Option<string?> Culture { get; } = CommandOptions.Choice<string?>(
        "--culture", "For Turkish (tr) or Azerbaijani (az) text: lower-case I to ı and İ to i. All other languages share the default rules.", "tr", "az");

    /// <summary>All of them.</summary>
    public IReadOnlyList<Option> All => [Kind, KeepCase, Culture];

    /// <summary>Creates the tokenizer that a command line asks for.</summary>
    /// <exception cref="UsageException">The options do not fit each other.</exception>
    public TextTokenizer Read(ParseResult parsed) => Create(parsed.GetRequiredValue(Kind), parsed.GetValue(KeepCase), parsed.GetValue(Culture));

    /// <summary>Creates the tokenizer that these option values stand for.</summary>
    /// <exception cref="UsageException">They do not fit each other.</exception>
    public static TextTokenizer Create(string kind, bool keepCase, string? culture)
    {
        bool lowerCase = kind == WordTokenizer.KindName && !keepCase;
        return culture is null || lowerCase
            ? RnnGen.TextTokenizer.Create(kind, lowerCase, culture)
            : throw new UsageException($"--culture says how words are lower-cased, but {(keepCase ? "--keep-case keeps" : "the whitespace tokenizer keeps")} their case.");
    }

    private static Option<string> CreateKind()
    {
        Option<string> kind = CommandOptions.Choice<string>(
            "--tokenizer", "For running text (word), or for text that is already tokenised (whitespace).", WordTokenizer.KindName, WhitespaceTokenizer.KindName);
        kind.DefaultValueFactory = _ => WordTokenizer.KindName;
        return kind;
    }
}

using System.CommandLine;

namespace RnnGen.Cli;

/// <summary>The options that choose how a text is split into words.</summary>
internal sealed class TokenizerOptions
{
    /// <summary>The kind of tokenizer.</summary>
    public Option<string> Kind { get; } = CreateKind();

    /// <summary>Whether words keep their case.</summary>
    public Option<bool> KeepCase { get; } = new("--keep-case") { Description = "Do not lower-case words. The whitespace tokenizer never does." };

    /// <summary>Creates the tokenizer that a command line asks for.</summary>
    public TextTokenizer Read(ParseResult parsed) => Create(parsed.GetRequiredValue(Kind), parsed.GetValue(KeepCase));

    /// <summary>Creates the tokenizer that these option values stand for.</summary>
    public static TextTokenizer Create(string kind, bool keepCase) => RnnGen.TextTokenizer.Create(kind, lowerCase: kind == WordTokenizer.KindName && !keepCase);

    private static Option<string> CreateKind()
    {
        Option<string> kind = CommandOptions.Choice<string>(
            "--tokenizer", "For running text (word), or for text that is already tokenised (whitespace).", WordTokenizer.KindName, WhitespaceTokenizer.KindName);
        kind.DefaultValueFactory = _ => WordTokenizer.KindName;
        return kind;
    }
}

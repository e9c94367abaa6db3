using System.CommandLine;

namespace RnnGen.Cli;

/// <summary>The options that say how a text is cut into words.</summary>
internal sealed class TokenizerOptions
{
    /// <summary>The kind of tokenizer.</summary>
    public Option<string> Kind { get; } = CreateKind();

    /// <summary>Whether words keep their case.</summary>
    public Option<bool> KeepCase { get; } = new("--keep-case") { Description = "Do not lower-case words. The whitespace tokenizer never does." };

    /// <summary>The tokenizer of a command line.</summary>
    public TextTokenizer Read(ParseResult parsed) => Create(parsed.GetRequiredValue(Kind), parsed.GetValue(KeepCase));

    /// <summary>The tokenizer that the values of the options stand for.</summary>
    public static TextTokenizer Create(string kind, bool keepCase) => RnnGen.TextTokenizer.Create(kind, lowerCase: kind == WordTokenizer.KindName && !keepCase);

    private static Option<string> CreateKind() => new Option<string>("--tokenizer")
    {
        Description = "Running text (word), or text that comes tokenised (whitespace).",
        DefaultValueFactory = _ => WordTokenizer.KindName,
    }.AcceptOnlyFromAmong(WordTokenizer.KindName, WhitespaceTokenizer.KindName);
}

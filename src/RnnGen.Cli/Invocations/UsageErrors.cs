using System.CommandLine;
using System.CommandLine.Parsing;

namespace RnnGen.Cli;

/// <summary>What is wrong with a command line, in words that say what to write instead.</summary>
internal static class UsageErrors
{
    /// <summary>Finds the errors of a command line: a sentence each, none if it is right.</summary>
    public static IReadOnlyList<string> Of(ParseResult parsed)
    {
        Command command = parsed.CommandResult.Command;
        string[] misspelt = [.. MisspeltOptions(parsed)];
        if (parsed.Errors.Count == 0)
        {
            return misspelt;
        }

        return command.Subcommands.Count > 0
            ? [NoCommand(command, parsed.UnmatchedTokens)]
            : [.. misspelt, .. Unmatched(command, parsed.UnmatchedTokens), .. parsed.Errors.Where(error => !IsUnmatched(error, parsed.UnmatchedTokens)).Select(error => Describe(error, parsed))];
    }

    /// <summary>Says that a command cannot do without an option.</summary>
    public static string Missing(Option option) => $"{option.Name} is missing: {option.Description}";

    private static string NoCommand(Command root, IReadOnlyList<string> words)
    {
        string[] names = [.. root.Subcommands.Select(command => command.Name)];
        string all = string.Join(", ", names);
        return words.Count > 0 && !words[0].StartsWith('-')
            ? $"there is no command '{words[0]}'.{Spelling.DidYouMean(words[0], names)} The commands are {all}."
            : $"name a command: {all}.";
    }

    /// <summary>Options that were taken for an argument because the command has none of that name; behind "--" everything is an argument.</summary>
    private static IEnumerable<string> MisspeltOptions(ParseResult parsed)
    {
        Token[] written = [.. parsed.Tokens.TakeWhile(token => token.Type != TokenType.DoubleDash)];
        return
            from argument in parsed.CommandResult.Children.OfType<ArgumentResult>()
            from token in argument.Tokens
            where LooksLikeOption(token.Value) && written.Contains(token)
            select $"{NoOption(token.Value, parsed.CommandResult.Command)} If it is meant as {argument.Argument.Name}, put -- before it.";
    }

    private static bool LooksLikeOption(string word) =>
        word.TrimStart('-') is { Length: > 0 } name && name.Length < word.Length && name.All(letter => char.IsAsciiLetter(letter) || letter == '-');

    private static IEnumerable<string> Unmatched(Command command, IReadOnlyList<string> words)
    {
        // A value behind an unknown option belongs to it.
        string[] options = [.. words.Where(word => word.StartsWith('-'))];
        return options.Length > 0
            ? options.Select(option => NoOption(option, command))
            : words.Select(argument => $"{command.Name} takes no argument '{argument}'.");
    }

    private static string NoOption(string name, Command command) => command.Options.Any(option => option.Name == name)
        ? $"'{name}' belongs behind '{command.Name}'."
        : $"there is no option '{name}'.{Spelling.DidYouMean(name, command.Options.Select(option => option.Name))}";

    private static bool IsUnmatched(ParseError error, IReadOnlyList<string> unmatched) =>
        error.SymbolResult is CommandResult or null && unmatched.Any(word => error.Message.Contains($"'{word}'", StringComparison.Ordinal));

    private static string Describe(ParseError error, ParseResult parsed) => error.SymbolResult switch
    {
        OptionResult { Tokens.Count: 0, Option: { Arity.MinimumNumberOfValues: > 0 } option } =>
            parsed.Tokens.Any(token => token.Value == option.Name) ? $"{option.Name} needs a value: {option.Description}" : Missing(option),
        ArgumentResult { Tokens.Count: 0, Argument: { Arity.MinimumNumberOfValues: > 0 } argument } => $"{argument.Name} is missing: {argument.Description}",
        _ => error.Message,
    };
}

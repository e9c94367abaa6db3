using System.CommandLine;
using Spectre.Console;

namespace RnnGen.Cli;

/// <summary><c>suggest</c>: suggests the next words of a text.</summary>
internal static class SuggestCommand
{
    private const string Prompt = "> ";

    /// <summary>Creates the command.</summary>
    public static Command Create(Invocation invocation)
    {
        Option<string> model = CommandOptions.Model();
        Option<int> top = CommandOptions.Number("--top", "How many words to suggest.", defaultValue: 5, n => n >= 1, "a whole number of at least 1");
        Option<bool> noPunctuation = CommandOptions.NoPunctuation();
        Option<string[]> ban = CommandOptions.Ban();
        Option<bool> json = CommandOptions.Json();
        Argument<string[]> text = new("TEXT")
        {
            Description = "The text so far. Without it, suggestions come as you type; lines from a pipe or a file are answered one by one, up to an empty line.",
            Arity = ArgumentArity.ZeroOrMore,
        };
        Command command = new("suggest", "Suggest the next word of a text.") { model, top, noPunctuation, ban, json, text };
        command.SetAction(parsed =>
        {
            string[] words = parsed.GetValue(text) ?? [];
            bool isJson = parsed.GetValue(json);
            if (isJson && words.Length == 0)
            {
                throw new UsageException("--json answers a single text: add TEXT to the command.");
            }

            RnnModel loaded = Load(parsed.GetRequiredValue(model), invocation);
            WordMask mask = CommandOptions.Mask(loaded.Vocabulary, parsed.GetValue(ban), parsed.GetValue(noPunctuation));
            int wanted = parsed.GetValue(top);
            using ITerminal? terminal = words.Length == 0 ? invocation.OpenTerminal() : null;
            if (terminal is not null)
            {
                new TypingLoop(terminal, new LineSuggestions(loaded.Freeze(), wanted, mask)).Run(invocation.Interruption.Listen());
                return invocation.Interruption.ExitCode;
            }

            Suggester suggester = new(loaded, wanted, mask);
            if (isJson)
            {
                CliJson.Write(invocation.Output, new SuggestReport(suggester.Suggest(string.Join(' ', words))));
            }
            else if (words.Length > 0)
            {
                Show(suggester.Suggest(string.Join(' ', words)), invocation);
            }
            else
            {
                Converse(suggester, invocation);
            }

            return ExitCode.Success;
        });
        return command;
    }

    private static RnnModel Load(string path, Invocation invocation)
    {
        RnnModel model = PresetTable.Load(path);
        invocation.WarnIfNotOptimized(model);
        return model;
    }

    /// <summary>Answers each line on its own, up to an empty line or the end of the input.</summary>
    private static void Converse(Suggester suggester, Invocation invocation)
    {
        if (invocation.IsInputTerminal)
        {
            invocation.Error.WriteLine("Type the beginning of a text; an empty line ends.");
        }

        while (ReadLine(invocation) is { Length: > 0 } line)
        {
            Show(suggester.Suggest(line), invocation);
        }
    }

    private static string? ReadLine(Invocation invocation)
    {
        if (invocation.IsInputTerminal)
        {
            invocation.Error.Write(Prompt);
        }

        return invocation.Input.ReadLine();
    }

    private static void Show(IReadOnlyList<SuggestionReport> suggestions, Invocation invocation) =>
        invocation.CreateConsole(json: false).Write(SuggestionTable.Create(suggestions));
}

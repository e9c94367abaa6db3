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
            Description = "The text so far. A word begun at its end is completed; end it with a space, as in \"un viejo \", for the words that may come next. "
                + "Without it, suggestions come as you type; lines from a pipe or a file are answered one by one, up to an empty line.",
            Arity = ArgumentArity.ZeroOrMore,
        };
        Command command = new("suggest", "Complete the last word of a text, or suggest the next one.") { model, top, noPunctuation, ban, json, text };
        command.SetAction(parsed =>
        {
            string[] words = parsed.GetValue(text) ?? [];
            bool isJson = parsed.GetValue(json);
            if (isJson && words.Length == 0)
            {
                throw new UsageException("--json answers a single text: add TEXT to the command.");
            }

            FrozenModel loaded = ServedFile.Load(parsed.GetRequiredValue(model), invocation);
            ServedFile.NoteIfInt8(loaded, invocation);
            CompletionOptions options = new()
            {
                Matching = PrefixMatching.IgnoreCaseAndAccents,
                Mask = CommandOptions.Mask(loaded.Vocabulary, parsed.GetValue(ban), parsed.GetValue(noPunctuation)),
            };
            int wanted = parsed.GetValue(top);
            using ITerminal? terminal = words.Length == 0 ? invocation.OpenTerminal() : null;
            if (terminal is not null)
            {
                new TypingLoop(terminal, new LineSuggestions(loaded, wanted, options)).Run(invocation.Interruption.Listen());
                return invocation.Interruption.ExitCode;
            }

            Suggester suggester = new(loaded, wanted, options);
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

    /// <summary>Answers each line on its own, up to an empty line or the end of the input.</summary>
    private static void Converse(Suggester suggester, Invocation invocation)
    {
        if (invocation.IsInputTerminal)
        {
            invocation.Error.WriteLine("Type the beginning of a text. A space at its end asks for the next word; an empty line ends.");
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

    private static void Show(IReadOnlyList<SuggestionReport> suggestions, Invocation invocation)
    {
        if (suggestions.Count == 0)
        {
            invocation.Warn("no word that may be suggested begins like the last one of the text. For the words that may come next, end the text with a space.");
            return;
        }

        invocation.CreateConsole(json: false).Write(SuggestionTable.Create(suggestions));
    }
}

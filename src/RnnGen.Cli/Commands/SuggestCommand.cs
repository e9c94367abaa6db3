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
        Option<string> profile = CommandOptions.File("--profile", "The file that keeps what is learnt of you; created when there is something to keep. Without it, one in your data folder.", required: false);
        Option<bool> noProfile = new("--no-profile") { Description = "Learn nothing, and use nothing that was learnt." };
        Option<bool> json = CommandOptions.Json();
        Argument<string[]> text = new("TEXT")
        {
            Description = "The text so far. A word begun at its end is completed; end it with a space, as in \"un viejo \", for the words that may come next. "
                + "It is answered, not learnt. Without it, suggestions come as you type, and each line is learnt when Enter ends it; lines from a pipe or a file are answered and learnt one by one, up to an empty line.",
            Arity = ArgumentArity.ZeroOrMore,
        };
        Command command = new("suggest", "Complete the last word of a text, or suggest the next one, better with each line that you write.") { model, top, noPunctuation, ban, profile, noProfile, json, text };
        command.SetAction(parsed =>
        {
            string[] words = parsed.GetValue(text) ?? [];
            bool isJson = parsed.GetValue(json);
            if (isJson && words.Length == 0)
            {
                throw new UsageException("--json answers a single text: add TEXT to the command.");
            }

            if (parsed.GetValue(profile) is not null && parsed.GetValue(noProfile))
            {
                throw new UsageException("--profile and --no-profile exclude each other: give one of them.");
            }

            FrozenModel loaded = ServedFile.Load(parsed.GetRequiredValue(model), invocation);
            ServedFile.NoteIfInt8(loaded, invocation);
            CompletionOptions options = new()
            {
                Matching = PrefixMatching.IgnoreCaseAndAccents,
                Mask = CommandOptions.Mask(loaded.Vocabulary, parsed.GetValue(ban), parsed.GetValue(noPunctuation)),
            };
            UserProfile? learnt = parsed.GetValue(noProfile) ? null : OpenProfile(parsed.GetValue(profile), loaded.Vocabulary.Tokenizer, isOnlyAsked: words.Length > 0, invocation);
            WordSource source = new(loaded, options, learnt, parsed.GetValue(ban), parsed.GetValue(noPunctuation));
            int wanted = parsed.GetValue(top);
            using ITerminal? terminal = words.Length == 0 ? invocation.OpenTerminal() : null;
            if (terminal is not null)
            {
                new TypingLoop(terminal, new LineSuggestions(source, wanted)).Run(invocation.Interruption.Listen());
                return invocation.Interruption.ExitCode;
            }

            Suggester suggester = new(source, wanted);
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
                Converse(suggester, learnt, invocation);
            }

            return invocation.Interruption.ExitCode;
        });
        return command;
    }

    /// <summary>Opens the profile that is used; null for none.</summary>
    /// <param name="named">The file that was named; null for the default one.</param>
    /// <param name="tokenizer">That of the model.</param>
    /// <param name="isOnlyAsked">Whether nothing will be learnt: without a file there is then nothing to use.</param>
    /// <param name="invocation">Where the default file lies, and whom to warn.</param>
    private static UserProfile? OpenProfile(string? named, TextTokenizer tokenizer, bool isOnlyAsked, Invocation invocation)
    {
        string? path = named ?? (invocation.ProfileFolder is { } folder ? DefaultProfiles.PathFor(tokenizer, folder) : null);
        return path is null || (isOnlyAsked && !UserProfile.Exists(path)) ? null : UserProfile.Open(path, tokenizer, isDefault: named is null, invocation.Warn);
    }

    /// <summary>Answers each line on its own, and then learns it, up to an empty line, the end of the input or an interruption. What was learnt is saved now and then, and always at the end.</summary>
    private static void Converse(Suggester suggester, UserProfile? profile, Invocation invocation)
    {
        if (invocation.IsInputTerminal)
        {
            invocation.Error.WriteLine("Type the beginning of a text. A space at its end asks for the next word; an empty line ends.");
        }

        CancellationToken interrupted = invocation.Interruption.Listen();
        try
        {
            while (ReadLine(profile, invocation, interrupted) is { Length: > 0 } line)
            {
                Show(suggester.Suggest(line), invocation);
                suggester.Learn(line);
            }
        }
        catch (OperationCanceledException)
        {
            // Interrupted; the caller knows why.
        }
        finally
        {
            profile?.Save();
        }
    }

    /// <summary>Waits for a line; meanwhile, what was learnt is saved when it has waited long enough.</summary>
    private static string? ReadLine(UserProfile? profile, Invocation invocation, CancellationToken interrupted)
    {
        if (invocation.IsInputTerminal)
        {
            invocation.Error.Write(Prompt);
        }

        // A thread of its own waits: nothing else could end the wait.
        Task<string?> line = Task.Run(invocation.Input.ReadLine, CancellationToken.None);
        do
        {
            if (profile?.DueIn == 0)
            {
                profile.Save();
            }
        }
        while (Task.WaitAny([line], profile?.DueIn ?? Timeout.Infinite, interrupted) < 0);

        return line.GetAwaiter().GetResult();
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

using System.CommandLine;

namespace RnnGen.Cli;

/// <summary><c>suggest</c>: suggests the next words of a text.</summary>
internal static class SuggestCommand
{
    private const string Prompt = "> ";

    /// <summary>Creates the command.</summary>
    public static Command Create(Invocation invocation)
    {
        Option<string> model = CommandOptions.File("--model", "The model file. Without it, a model of everyday language that comes with the tool.", required: false);
        Option<string> language = CommandOptions.Choice<string>("--language", "The language of that model; without it, that of your locale if it is one of them, or else English.", [.. EverydayLanguage.All.Select(everyday => everyday.Code)]);
        Option<bool> allowSlurs = new("--allow-slurs") { Description = "Suggest slurs as well, which the tool's own models never suggest otherwise, not even if you have written them." };
        Option<int> top = CommandOptions.Number("--top", "How many words to suggest.", defaultValue: 5, n => n >= 1, "a whole number of at least 1");
        Option<bool> noPunctuation = CommandOptions.NoPunctuation();
        Option<string[]> ban = CommandOptions.Ban();
        Option<string> profile = CommandOptions.File("--profile", "The file that keeps what is learnt of you; created when there is something to keep. Without it, one in your data folder.", required: false);
        Option<bool> noProfile = new("--no-profile") { Description = "Learn nothing, and use nothing that was learnt." };
        Option<bool> json = new("--json") { Description = "Write one JSON object to standard output and nothing else; for lines from a pipe or a file, one for each." };
        Argument<string[]> text = new("TEXT")
        {
            Description = "The text so far. A word begun at its end is completed; end it with a space, as in \"un viejo \", for the words that may come next. "
                + "It is answered, not learnt. Without it, suggestions come as you type, and each line is learnt when Enter ends it; lines from a pipe or a file are answered and learnt one by one, blank ones passed over.",
            Arity = ArgumentArity.ZeroOrMore,
        };
        Command command = new("suggest", "Complete the last word of a text, or suggest the next one, better with each line that you write.") { model, language, top, noPunctuation, ban, allowSlurs, profile, noProfile, json, text };
        command.SetAction(parsed =>
        {
            string[] words = parsed.GetValue(text) ?? [];
            bool isJson = parsed.GetValue(json);
            if (isJson && words.Length == 0 && invocation.IsInputTerminal)
            {
                throw new UsageException("--json answers TEXT, or lines from a pipe or a file: add TEXT to the command.");
            }

            if (parsed.GetValue(profile) is not null && parsed.GetValue(noProfile))
            {
                throw new UsageException("--profile and --no-profile exclude each other: give one of them.");
            }

            string? file = parsed.GetValue(model);
            if (file is not null && (parsed.GetValue(language) is not null || parsed.GetValue(allowSlurs)))
            {
                throw new UsageException($"--model and {(parsed.GetValue(allowSlurs) ? "--allow-slurs" : "--language")} exclude each other: the latter is about the models that come with the tool.");
            }

            (FrozenModel loaded, PredictorOptions prediction) = file is not null
                ? (LoadFile(file, invocation), PredictorOptions.Default)
                : LoadEveryday(parsed.GetValue(language), parsed.GetValue(allowSlurs), invocation);
            prediction = prediction with { NeverSuggested = [.. prediction.NeverSuggested, .. parsed.GetValue(ban) ?? []] };
            bool hasNoPunctuation = parsed.GetValue(noPunctuation);
            CompletionOptions options = new()
            {
                Matching = PrefixMatching.IgnoreCaseAndAccents,
                Mask = CommandOptions.Mask(loaded.Vocabulary, prediction.NeverSuggested, hasNoPunctuation),
            };
            UserProfile? learnt = parsed.GetValue(noProfile) ? null : OpenProfile(parsed.GetValue(profile), loaded.Vocabulary.Tokenizer, isOnlyAsked: words.Length > 0, invocation);
            WordSource source = new(loaded, options, learnt, prediction, hasNoPunctuation);
            int wanted = parsed.GetValue(top);
            using ITerminal? terminal = words.Length == 0 ? invocation.OpenTerminal() : null;
            if (terminal is not null)
            {
                new TypingLoop(terminal, new LineSuggestions(source, wanted)).Run(invocation.Interruption.Listen());
                return invocation.Interruption.ExitCode;
            }

            Suggester suggester = new(source, wanted);
            if (words.Length == 0)
            {
                Converse(suggester, learnt, isJson, invocation);
            }
            else if (isJson)
            {
                CliJson.Write(invocation.Output, new SuggestReport(suggester.Suggest(string.Join(' ', words))));
            }
            else
            {
                Show(suggester.Suggest(string.Join(' ', words)), ofLine: "", invocation);
            }

            return invocation.Interruption.ExitCode;
        });
        return command;
    }

    private static FrozenModel LoadFile(string path, Invocation invocation)
    {
        FrozenModel model = ServedFile.Load(path, invocation);
        ServedFile.NoteIfInt8(model, invocation);
        return model;
    }

    private static (FrozenModel Model, PredictorOptions Options) LoadEveryday(string? code, bool allowsSlurs, Invocation invocation)
    {
        EverydayLanguage language = code is null ? EverydayLanguage.OfLocale(invocation.Locale) : EverydayLanguage.Of(code);
        return (language.Model, allowsSlurs ? language.Options with { NeverSuggested = [] } : language.Options);
    }

    /// <summary>Opens the profile that is used; null for none.</summary>
    /// <param name="named">The file that was named; null for the default one.</param>
    /// <param name="tokenizer">That of the model.</param>
    /// <param name="isOnlyAsked">Whether nothing will be learnt: without a file there is then nothing to use.</param>
    /// <param name="invocation">Where the default file lies, and whom to warn.</param>
    private static UserProfile? OpenProfile(string? named, TextTokenizer tokenizer, bool isOnlyAsked, Invocation invocation)
    {
        string? path = named ?? (invocation.ProfileFolder is { } folder ? DefaultProfiles.PathFor(tokenizer, folder) : null);
        return path is null || (isOnlyAsked && !UserProfileFile.Exists(path)) ? null : UserProfile.Open(path, tokenizer, isDefault: named is null, invocation.Warn);
    }

    /// <summary>
    /// Answers each line on its own, and then learns it, up to the end of the input or an interruption; a person may also end by an empty line, which is passed over in a file. What was learnt is saved now and then, and
    /// always at the end.
    /// </summary>
    private static void Converse(Suggester suggester, UserProfile? profile, bool isJson, Invocation invocation)
    {
        if (invocation.IsInputTerminal)
        {
            invocation.Error.WriteLine("Type the beginning of a text. A space at its end asks for the next word; an empty line ends.");
        }

        CancellationToken interrupted = invocation.Interruption.Listen();
        bool isWarned = false;
        try
        {
            for (int number = 1; ReadLine(suggester, profile, invocation, interrupted) is string read && WithoutMark(read, number) is var line && (line.Length > 0 || !invocation.IsInputTerminal); number++)
            {
                if (string.IsNullOrWhiteSpace(line) && !invocation.IsInputTerminal)
                {
                    continue;
                }

                if (isJson)
                {
                    CliJson.Write(invocation.Output, new SuggestLineReport(number, line, suggester.Suggest(line)));
                }
                else
                {
                    Show(suggester.Suggest(line), $"line {number}, '{ShownLine(line)}': ", invocation);
                }

                if (IsText(line))
                {
                    suggester.Learn(line);
                }
                else if (profile is not null && !isWarned)
                {
                    invocation.Warn($"line {number} is not learnt, nor any other one like it: it holds NUL or U+FFFD, which stands for bytes that are not UTF-8.");
                    isWarned = true;
                }
            }
        }
        catch (OperationCanceledException)
        {
            // Interrupted; the caller knows why.
        }
        finally
        {
            suggester.Save();
        }
    }

    /// <summary>Whether a line may come from a person's text: bytes that are not UTF-8 are read as U+FFFD, and NUL stands in none.</summary>
    private static bool IsText(string line) => line.AsSpan().IndexOfAny('\0', '\uFFFD') < 0;

    /// <summary>A line without the byte order mark that files may begin with.</summary>
    private static string WithoutMark(string line, int number) => number == 1 && line.StartsWith('\uFEFF') ? line[1..] : line;

    /// <summary>The end of a line, of which a message is about the last word.</summary>
    private static string ShownLine(string line)
    {
        const int Longest = 40;
        return line.Length <= Longest ? line : $"…{line.AsSpan(line.Length - Longest)}";
    }

    /// <summary>Waits for a line; meanwhile, what was learnt is saved when it has waited long enough.</summary>
    private static string? ReadLine(Suggester suggester, UserProfile? profile, Invocation invocation, CancellationToken interrupted)
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
                suggester.Save();
            }
        }
        while (Task.WaitAny([line], profile?.DueIn ?? Timeout.Infinite, interrupted) < 0);

        return line.GetAwaiter().GetResult();
    }

    private static void Show(IReadOnlyList<SuggestionReport> suggestions, string ofLine, Invocation invocation)
    {
        if (suggestions.Count == 0)
        {
            invocation.Warn($"{ofLine}no word that may be suggested begins like the last one of the text. For the words that may come next, end the text with a space.");
            return;
        }

        string[] probabilities = [.. suggestions.Select(suggestion => $"{suggestion.Probability:P1}")];
        int width = probabilities.Max(probability => probability.Length);
        foreach ((string probability, SuggestionReport suggestion) in probabilities.Zip(suggestions))
        {
            invocation.WriteLine($"{probability.PadLeft(width)}  {suggestion.Word}");
        }
    }
}

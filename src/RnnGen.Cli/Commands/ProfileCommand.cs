using System.CommandLine;
using RnnGen.Files;
using Spectre.Console;

namespace RnnGen.Cli;

/// <summary><c>profile</c>: what <c>suggest</c> has learnt of its user, to be seen and to be forgotten.</summary>
internal static class ProfileCommand
{
    /// <summary>Creates the command.</summary>
    public static Command Create(Invocation invocation)
    {
        Option<bool> show = new("--show") { Description = "Show the words, how often you wrote them, and the file. This is done unless something else is asked for." };
        Option<string[]> forget = CommandOptions.Words("--forget", "A word to forget; repeat the option for more words.");
        Option<bool> clear = new("--clear") { Description = "Forget everything: delete the file." };
        Option<string> profile = CommandOptions.File("--profile", "The file. Without it and --model, all that lie in your data folder.", required: false);
        Option<string> model = CommandOptions.File("--model", "A model file: the profile is the one in your data folder that serves it.", required: false);
        Option<bool> json = CommandOptions.Json();
        Command command = new("profile", "Show what 'suggest' has learnt of your writing, or have it forgotten.") { show, forget, clear, profile, model, json };
        command.SetAction(parsed =>
        {
            string[] words = parsed.GetValue(forget) ?? [];
            if (new[] { parsed.GetValue(show), words.Length > 0, parsed.GetValue(clear) }.Count(isAsked => isAsked) > 1)
            {
                throw new UsageException("--show, --forget and --clear exclude each other: give one of them.");
            }

            if (parsed.GetValue(profile) is not null && parsed.GetValue(model) is not null)
            {
                throw new UsageException("--profile and --model exclude each other: each of them names the profile.");
            }

            IReadOnlyList<string> all = Paths(parsed.GetValue(profile), parsed.GetValue(model), invocation.ProfileFolder);
            string[] paths = [.. all.Where(UserProfileFile.Exists)];
            bool isNamed = parsed.GetValue(profile) is not null;
            bool isJson = parsed.GetValue(json);
            if (words.Length > 0 || parsed.GetValue(clear))
            {
                RemoveAbandoned(all, isNamed, invocation);
            }

            if (isNamed && paths.Length == 0)
            {
                throw new FailureException($"there is no profile '{all[0]}'.");
            }

            if (words.Length > 0)
            {
                Forget(words, paths, isJson, invocation);
            }
            else if (parsed.GetValue(clear))
            {
                Clear(paths, isNamed, isJson, invocation);
            }
            else
            {
                Show(paths, isJson, invocation);
            }

            return ExitCode.Success;
        });
        return command;
    }

    private static IReadOnlyList<string> Paths(string? named, string? model, string? folder)
    {
        if (named is not null)
        {
            return [named];
        }

        if (model is null || folder is null)
        {
            return DefaultProfiles.In(folder);
        }

        using ModelFile file = ModelFiles.Open(model);
        return [DefaultProfiles.PathFor(file.Vocabulary.Tokenizer, folder)];
    }

    /// <summary>Does something with each file: one that is damaged keeps it from none of the others.</summary>
    /// <returns>What is wrong with those with which it failed.</returns>
    private static List<string> ForEach(string[] paths, Action<string> action)
    {
        List<string> problems = [];
        foreach (string path in paths)
        {
            try
            {
                action(path);
            }
            catch (Exception e) when (e is FailureException or IOException or UnauthorizedAccessException)
            {
                problems.Add(e.Message);
            }
        }

        return problems;
    }

    private static void ThrowIfAny(List<string> problems)
    {
        if (problems.Count > 0)
        {
            throw new FailureException(string.Join(' ', problems));
        }
    }

    /// <summary>Shows what files hold.</summary>
    /// <exception cref="FailureException">Some cannot be shown; the others were.</exception>
    private static void Show(string[] paths, bool isJson, Invocation invocation)
    {
        List<ProfileReport> reports = [];
        List<string> problems = ForEach(paths, path => reports.Add(ProfileReport.Of(path, UserProfileFile.Load(path))));
        if (reports.Count > 0 || problems.Count == 0)
        {
            Show(new ProfilesReport(reports), isJson, invocation);
        }

        ThrowIfAny(problems);
    }

    private static void Show(ProfilesReport report, bool isJson, Invocation invocation)
    {
        if (isJson)
        {
            CliJson.Write(invocation.Output, report);
            return;
        }

        IAnsiConsole console = invocation.CreateConsole(json: false);
        foreach (ProfileReport profile in report.Profiles)
        {
            console.WriteLine(profile.Path);
            Grid grid = new Grid().AddColumn(new GridColumn().NoWrap().RightAligned()).AddColumn().AddColumn();
            foreach (ProfileWordReport word in profile.Words)
            {
                grid.AddRow(ConsoleText.Cell($"{word.Count:N0}"), ConsoleText.Cell(word.Word), ConsoleText.Cell(word.IsSuggested ? "" : "not suggested yet"));
            }

            console.Write(grid);
            console.WriteLine($"{CountText.Words(profile.WordsRead)} learnt; different ones held: {profile.Words.Count:N0}");
        }

        SayIfNone(report.Profiles.Count, invocation);
    }

    /// <summary>Forgets words, wherever they are held.</summary>
    /// <exception cref="FailureException">One of them is held nowhere, or a file cannot be read or written; the others are forgotten, in the other files.</exception>
    private static void Forget(string[] words, string[] paths, bool isJson, Invocation invocation)
    {
        HashSet<string> forgotten = [];
        Dictionary<string, string> refused = [];
        List<string> problems = ForEach(paths, path =>
        {
            using ProfileLock mine = ProfileLock.Take(path);
            Profile profile = UserProfileFile.Load(path);
            string[] held = [.. words.Where(word => TryForget(profile, word, refused))];
            if (held.Length > 0)
            {
                profile.Save(path);
                forgotten.UnionWith(held);
            }
        });
        string[] unknown = [.. words.Except(forgotten).Except(refused.Keys)];
        if (isJson)
        {
            CliJson.Write(invocation.Output, new ForgottenReport([.. forgotten], [.. words.Except(forgotten)]));
        }
        else
        {
            foreach (string word in forgotten)
            {
                invocation.WriteLine($"forgot '{word}'");
            }
        }

        if (paths.Length == 0)
        {
            problems.Add("there is no profile, and so nothing to forget.");
        }
        else if (unknown.Length > 0 && problems.Count < paths.Length)
        {
            problems.Insert(0, $"nothing to forget: the profile does not hold {string.Join(", ", unknown.Select(word => $"'{word}'"))}.");
        }

        problems.AddRange(refused.Where(word => !forgotten.Contains(word.Key)).Select(word => word.Value));
        ThrowIfAny(problems);
    }

    /// <summary>Forgets a word; one that is several words for the profile's tokenizer is none there, and is told of unless another profile holds it.</summary>
    private static bool TryForget(Profile profile, string word, Dictionary<string, string> refused)
    {
        try
        {
            return profile.Forget(word);
        }
        catch (ArgumentException e)
        {
            refused[word] = ExceptionText.Of(e);
            return false;
        }
    }

    /// <summary>Deletes files, not the symbolic links that lead to them. One that was named by hand has to look like a profile, damaged or not.</summary>
    private static void Clear(string[] paths, bool isNamed, bool isJson, Invocation invocation)
    {
        List<string> deleted = [];
        List<string> problems = ForEach(paths, path =>
        {
            if (isNamed && !UserProfileFile.BeginsLikeProfile(path))
            {
                throw new FailureException($"'{path}' is no profile, and is left as it is.");
            }

            // A link stays, and what is learnt from now on will lie where it leads.
            FileInfo file = FilePath.Target(path);
            using ProfileLock mine = ProfileLock.Take(path);
            file.Delete();
            deleted.Add(file.FullName);
            if (!isJson)
            {
                invocation.WriteLine(new FileInfo(path).LinkTarget is null ? $"deleted '{path}'" : $"deleted '{file.FullName}', to which '{path}' leads");
            }
        });
        if (isJson)
        {
            CliJson.Write(invocation.Output, new ClearedReport(deleted));
        }
        else
        {
            SayIfNone(paths.Length, invocation);
        }

        ThrowIfAny(problems);
    }

    /// <summary>Removes what killed writers have left, which may hold words that no profile holds: of all files in the data folder, which has nothing but profiles, and of those that are asked for.</summary>
    private static void RemoveAbandoned(IReadOnlyList<string> paths, bool isNamed, Invocation invocation)
    {
        foreach (string path in paths)
        {
            AtomicFile.RemoveAbandoned(path);
        }

        if (!isNamed && invocation.ProfileFolder is { } folder)
        {
            AtomicFile.RemoveAllAbandoned(folder);
        }
    }

    private static void SayIfNone(int profiles, Invocation invocation)
    {
        if (profiles == 0)
        {
            invocation.WriteLine("There is no profile: 'rnngen suggest' begins one with the first line that you write.");
        }
    }
}

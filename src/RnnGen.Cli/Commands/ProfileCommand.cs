using System.CommandLine;
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

            if (parsed.GetValue(json) && (words.Length > 0 || parsed.GetValue(clear)))
            {
                throw new UsageException("--json shows a profile: leave it out.");
            }

            if (parsed.GetValue(profile) is not null && parsed.GetValue(model) is not null)
            {
                throw new UsageException("--profile and --model exclude each other: each of them names the profile.");
            }

            string[] paths = [.. Paths(parsed.GetValue(profile), parsed.GetValue(model), invocation.ProfileFolder).Where(UserProfile.Exists)];
            if (words.Length > 0)
            {
                Forget(words, paths, invocation);
            }
            else if (parsed.GetValue(clear))
            {
                Clear(paths, isNamed: parsed.GetValue(profile) is not null, invocation);
            }
            else
            {
                Show(new ProfilesReport([.. paths.Select(path => ProfileReport.Of(path, UserProfile.Load(path)))]), parsed.GetValue(json), invocation);
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
            console.WriteLine($"{profile.Words.Count:N0} different words of {profile.WordsRead:N0}");
        }

        SayIfNone(report.Profiles.Count, invocation);
    }

    /// <summary>Forgets words, wherever they are held.</summary>
    /// <exception cref="FailureException">One of them is held nowhere; the others are forgotten.</exception>
    private static void Forget(string[] words, string[] paths, Invocation invocation)
    {
        HashSet<string> forgotten = [];
        foreach ((string path, Profile profile) in (ReadOnlySpan<(string, Profile)>)[.. paths.Select(path => (path, UserProfile.Load(path)))])
        {
            string[] held = [.. words.Where(profile.Forget)];
            if (held.Length > 0)
            {
                profile.Save(path);
                forgotten.UnionWith(held);
            }
        }

        string[] unknown = [.. words.Except(forgotten)];
        foreach (string word in forgotten)
        {
            invocation.WriteLine($"forgot '{word}'");
        }

        if (unknown.Length > 0)
        {
            throw new FailureException(paths.Length == 0 ? "there is no profile, and so nothing to forget." : $"nothing to forget: the profile does not hold {string.Join(", ", unknown.Select(word => $"'{word}'"))}.");
        }
    }

    /// <summary>Deletes files. One that was named by hand has to look like a profile, damaged or not.</summary>
    private static void Clear(string[] paths, bool isNamed, Invocation invocation)
    {
        foreach (string path in paths)
        {
            if (isNamed && !BeginsLikeProfile(path))
            {
                throw new FailureException($"'{path}' is no profile, and is left as it is.");
            }

            File.Delete(path);
            invocation.WriteLine($"deleted '{path}'");
        }

        SayIfNone(paths.Length, invocation);
    }

    private static bool BeginsLikeProfile(string path)
    {
        InputFile.ThrowIfNotRegular(path, "profile");
        ReadOnlySpan<byte> magic = "RnnGenPf"u8;
        Span<byte> beginning = stackalloc byte[magic.Length];
        using FileStream stream = File.OpenRead(path);
        return beginning[..stream.ReadAtLeast(beginning, magic.Length, throwOnEndOfStream: false)].SequenceEqual(magic);
    }

    private static void SayIfNone(int profiles, Invocation invocation)
    {
        if (profiles == 0)
        {
            invocation.WriteLine("There is no profile: 'rnngen suggest' begins one with the first line that you write.");
        }
    }
}

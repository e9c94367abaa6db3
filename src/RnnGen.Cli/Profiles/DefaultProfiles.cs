namespace RnnGen.Cli;

/// <summary>The profiles that the tool keeps by itself: one for each way of cutting texts into words, in a folder of their user's own.</summary>
internal static class DefaultProfiles
{
    /// <summary>The folder: <c>rnngen</c> in <c>$XDG_DATA_HOME</c>, or where the system keeps what programs have learnt; null for whoever has no home.</summary>
    public static string? UserFolder
    {
        get
        {
            string folder = Path.Combine(UserData(), "rnngen");
            return Path.IsPathFullyQualified(folder) ? folder : null;
        }
    }

    /// <summary>The file for the models of a tokenizer.</summary>
    public static string PathFor(TextTokenizer tokenizer, string folder) => Path.Combine(folder, Profile.FileNameFor(tokenizer));

    /// <summary>The files that there are.</summary>
    public static IReadOnlyList<string> In(string? folder) =>
        Directory.Exists(folder) ? [.. Directory.EnumerateFiles(folder, "*.rnngen-profile").Order(StringComparer.Ordinal)] : [];

    /// <summary>Creates the folder for its user alone: what somebody writes is nobody else's.</summary>
    public static void CreateFolder(string folder)
    {
        if (OperatingSystem.IsWindows())
        {
            Directory.CreateDirectory(folder);
        }
        else
        {
            Directory.CreateDirectory(folder, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        }
    }

    private static string UserData()
    {
        if (Environment.GetEnvironmentVariable("XDG_DATA_HOME") is { Length: > 0 } named && Path.IsPathFullyQualified(named))
        {
            return named;
        }

        // Not verified: a home that does not exist would be an empty path, and the profile would lie wherever the tool is run.
        string home = Environment.GetFolderPath(Environment.SpecialFolder.UserProfile, Environment.SpecialFolderOption.DoNotVerify);
        return OperatingSystem.IsWindows() ? Environment.GetFolderPath(Environment.SpecialFolder.LocalApplicationData, Environment.SpecialFolderOption.DoNotVerify)
            : OperatingSystem.IsMacOS() ? Path.Combine(home, "Library", "Application Support")
            : Path.Combine(home, ".local", "share");
    }
}

namespace RnnGen.Cli;

/// <summary>The folders that the tool has in its user's home, by the XDG base directory specification and the customs of other systems.</summary>
internal static class UserFolder
{
    private const string Name = "rnngen";

    /// <summary>What is kept to be faster, and may be deleted at any time; null for whoever has no home.</summary>
    public static string? Cache { get; } = Find("XDG_CACHE_HOME", onMac: ["Library", "Caches"], elsewhere: [".cache"]);

    /// <summary>What was learnt of the user; null for whoever has no home.</summary>
    public static string? Data { get; } = Find("XDG_DATA_HOME", onMac: ["Library", "Application Support"], elsewhere: [".local", "share"]);

    /// <summary>Creates a folder for its user alone.</summary>
    public static void Create(string folder)
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

    private static string? Find(string variable, string[] onMac, string[] elsewhere)
    {
        string? folder = Environment.GetEnvironmentVariable(variable);
        if (folder is null || !Path.IsPathFullyQualified(folder))
        {
            // Not verified: a home that does not exist would be an empty path, and the files would lie wherever the tool is run.
            string home = Environment.GetFolderPath(Environment.SpecialFolder.UserProfile, Environment.SpecialFolderOption.DoNotVerify);
            folder = OperatingSystem.IsWindows() ? Environment.GetFolderPath(Environment.SpecialFolder.LocalApplicationData, Environment.SpecialFolderOption.DoNotVerify)
                : Path.Combine([home, .. OperatingSystem.IsMacOS() ? onMac : elsewhere]);
        }

        return Path.IsPathFullyQualified(folder) ? Path.Combine(folder, Name) : null;
    }
}

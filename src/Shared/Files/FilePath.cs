namespace RnnGen.Files;

/// <summary>What paths lead to, and whether two of them lead to one file.</summary>
internal static class FilePath
{
    // As many as Linux follows.
    private const int MostLinks = 40;

    private static readonly string[] StandardOutputs = ["/dev/stdout", "/dev/fd/1", "/proc/self/fd/1"];
    private static readonly string[] StandardErrors = ["/dev/stderr", "/dev/fd/2", "/proc/self/fd/2"];

    /// <summary>Returns the full path.</summary>
    /// <exception cref="DirectoryNotFoundException">The path is relative, and the current folder no longer exists.</exception>
    public static string Full(string path)
    {
        try
        {
            return Path.GetFullPath(path);
        }
        catch (FileNotFoundException e)
        {
            throw new DirectoryNotFoundException($"'{path}' cannot be found: the current folder no longer exists. Change to another one, or write a full path.", e);
        }
    }

    /// <summary>Whether two paths lead to one file or, where nothing exists yet, would: links are followed, and names compare as the file system compares them.</summary>
    /// <exception cref="DirectoryNotFoundException">A path is relative, and the current folder no longer exists.</exception>
    public static bool AreSame(string first, string second)
    {
        FileEntry one = FileEntry.Of(first);
        FileEntry other = FileEntry.Of(second);
        if (one.Kind != FileKind.Missing || other.Kind != FileKind.Missing)
        {
            return one.Kind == other.Kind && (one.Identity == default ? Full(first) == Full(second) : one.Identity == other.Identity);
        }

        FileInfo oneFile = Target(first);
        FileInfo otherFile = Target(second);
        return oneFile.FullName == otherFile.FullName
            || (AreSameFolder(oneFile.DirectoryName, otherFile.DirectoryName) && (oneFile.Name == otherFile.Name || MeetInFolder(oneFile, otherFile.Name)));
    }

    /// <summary>Returns the file that a path leads to; of a link that leads nowhere, the file that it would create.</summary>
    /// <exception cref="DirectoryNotFoundException">The path is relative, and the current folder no longer exists.</exception>
    /// <exception cref="IOException">Links lead in a circle.</exception>
    public static FileInfo Target(string path)
    {
        FileInfo file = new(Full(path));
        return file.LinkTarget is not null && file.ResolveLinkTarget(returnFinalTarget: true) is { } target ? new FileInfo(target.FullName) : file;
    }

    /// <summary>Whether a path names the standard output of this process, as <c>/dev/stdout</c> does.</summary>
    public static bool IsStandardOutput(string path) => LeadsTo(path, StandardOutputs);

    /// <summary>Whether a path names the standard error of this process, as <c>/dev/stderr</c> does.</summary>
    public static bool IsStandardError(string path) => LeadsTo(path, StandardErrors);

    /// <summary>Follows links one by one, because the last ones, in <c>/proc</c>, lead to no name.</summary>
    private static bool LeadsTo(string path, string[] names)
    {
        string? name = OperatingSystem.IsWindows() ? null : Full(path);
        for (int links = 0; name is not null && links < MostLinks; links++)
        {
            if (names.Contains(name))
            {
                return true;
            }

            name = new FileInfo(name).LinkTarget is { } target ? Path.Combine(Path.GetDirectoryName(name)!, target) : null;
        }

        return false;
    }

    private static bool AreSameFolder(string? first, string? second) =>
        first is not null && second is not null
        && (first == second || (FileEntry.Of(first) is { Kind: FileKind.Folder } folder && folder.Identity != default && folder.Identity == FileEntry.Of(second).Identity));

    /// <summary>
    /// Whether two names that differ name one file, as by their case. Only the file system knows, so a file with the first name and a random beginning
    /// is made for a moment.
    /// </summary>
    private static bool MeetInFolder(FileInfo file, string otherName)
    {
        if (!file.Name.Equals(otherName, StringComparison.OrdinalIgnoreCase) && file.Name.All(char.IsAscii) && otherName.All(char.IsAscii))
        {
            return false;
        }

        string prefix = Path.Combine(file.DirectoryName!, $".{Path.GetRandomFileName()}.");
        try
        {
            using FileStream probe = new(prefix + file.Name, FileMode.CreateNew, FileAccess.Write, FileShare.None, bufferSize: 1, FileOptions.DeleteOnClose);
            return File.Exists(prefix + otherName);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // Nothing can be created there, so neither name will be.
            return false;
        }
    }
}

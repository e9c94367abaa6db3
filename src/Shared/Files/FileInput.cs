namespace RnnGen.Files;

/// <summary>Opens files that are read from any place, which pipes and devices cannot be.</summary>
internal static class FileInput
{
    /// <summary>Opens a regular file to read. Anything else is refused before it is opened, so that a pipe without a writer is not waited for.</summary>
    /// <param name="path">The file; links are followed.</param>
    /// <param name="what">What it is expected to be, such as <c>checkpoint</c>.</param>
    /// <exception cref="FileNotFoundException">There is no such file.</exception>
    /// <exception cref="UnauthorizedAccessException">The file may not be read.</exception>
    /// <exception cref="IOException"><paramref name="path"/> is a folder, a pipe or a device.</exception>
    public static FileStream Open(string path, string what)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        FileEntry entry = FileEntry.Of(path);
        return entry.Kind switch
        {

            // Whoever replaces the file holds the new one until it has its name, and a moment longer: what is there then is whole, and is not refused.
            FileKind.Regular => new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete),
            FileKind.Missing => throw new FileNotFoundException($"There is no {what} '{path}'.", path),
            _ => throw new IOException($"'{path}' is {entry.Description}; a {what} is expected."),
        };
    }
}

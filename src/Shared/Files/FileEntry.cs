namespace RnnGen.Files;

/// <summary>What the file system says of a path, links followed.</summary>
/// <param name="Kind">What it leads to.</param>
/// <param name="Identity">Which file that is; meaningless for <see cref="FileKind.Missing"/>.</param>
/// <param name="Mode">Its permissions; none on Windows.</param>
/// <param name="Owner">The number of its owner; 0 on Windows.</param>
/// <param name="Group">The number of its group; 0 on Windows.</param>
internal readonly record struct FileEntry(FileKind Kind, FileIdentity Identity, UnixFileMode Mode, uint Owner, uint Group)
{
    /// <summary>The kind in words, with its article.</summary>
    public string Description => Kind switch
    {
        FileKind.Missing => "missing",
        FileKind.Regular => "a regular file",
        FileKind.Folder => "a folder",
        FileKind.Pipe => "a pipe",
        FileKind.CharacterDevice => "a character device",
        FileKind.BlockDevice => "a block device",
        _ => "a socket",
    };

    /// <summary>Asks the file system. Nothing is opened, so a pipe without a writer is no reason to wait.</summary>
    /// <exception cref="DirectoryNotFoundException">The path is relative, and the current folder no longer exists.</exception>
    public static FileEntry Of(string path) => OperatingSystem.IsWindows() ? WindowsStatus.Of(FilePath.Full(path)) : UnixStatus.Of(FilePath.Full(path));
}

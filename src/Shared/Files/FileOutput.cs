namespace RnnGen.Files;

/// <summary>
/// A file being written from front to back: replaced as a whole (<see cref="AtomicFile"/>), or written into where the path leads to a pipe or a
/// character device (<see cref="StreamOutput"/>). Nothing but a regular file is ever replaced.
/// </summary>
internal abstract class FileOutput : IDisposable
{
    /// <summary>Receives the content.</summary>
    public abstract Stream Stream { get; }

    /// <summary>Opens what a path leads to. Opening a pipe waits until it is read.</summary>
    /// <param name="path">The file; a symbolic link is followed.</param>
    /// <param name="isPrivate">Whether a new file may be read by its owner alone.</param>
    /// <exception cref="DirectoryNotFoundException">The folder does not exist.</exception>
    /// <exception cref="UnauthorizedAccessException">The file is read-only, belongs to another user who cannot keep it, or the folder does not allow new files.</exception>
    /// <exception cref="IOException"><paramref name="path"/> is a folder, a block device or a socket, or the file cannot be created.</exception>
    public static FileOutput Open(string path, bool isPrivate = false)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        return IsStream(path) ? new StreamOutput(path) : new AtomicFile(path, isPrivate);
    }

    /// <summary>Whether a path leads to a pipe or a character device, which is written into, once and from front to back.</summary>
    public static bool IsStream(string path) =>
        FileEntry.Of(path).Kind is FileKind.Pipe or FileKind.CharacterDevice || FilePath.IsStandardOutput(path) || FilePath.IsStandardError(path);

    /// <summary>Throws what <see cref="Open"/> would throw, and leaves everything as it is. Waits for no reader of a pipe.</summary>
    public static void ThrowIfNotWritable(string path)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        if (!IsStream(path))
        {
            new AtomicFile(path).Dispose();
        }
    }

    /// <summary>Completes the file: what was written is under its name, or on its way to the reader.</summary>
    /// <exception cref="IOException">The disk is full, the reader has gone, or the file is held open by another program.</exception>
    /// <exception cref="UnauthorizedAccessException">The file may not be replaced.</exception>
    public abstract void Commit();

    /// <inheritdoc/>
    public abstract void Dispose();
}

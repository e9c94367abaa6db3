using System.Globalization;
using System.IO.Hashing;
using System.Text;

namespace RnnGen.Files;

/// <summary>
/// A file written atomically, so that its name holds either the old content or all of the new one: the bytes go to a temporary file next to it, reach the
/// disk, and then take its name. Disposed without <see cref="Commit"/>, it leaves the old file unchanged and no temporary file. The temporary file of a
/// killed process is removed by the next writer of the same file.
/// </summary>
internal sealed class AtomicFile : IDisposable
{
    private readonly string _path;
    private readonly string _temporaryPath;
    private readonly FileStream _stream;
    private bool _committed;

    /// <summary>Creates the temporary file.</summary>
    /// <param name="path">The file to write; a symbolic link is followed.</param>
    /// <exception cref="DirectoryNotFoundException">The folder does not exist.</exception>
    /// <exception cref="UnauthorizedAccessException">The file is read-only, or the folder does not allow new files.</exception>
    /// <exception cref="IOException"><paramref name="path"/> is a folder, or the file cannot be created.</exception>
    public AtomicFile(string path)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        FileInfo file = Resolve(path);
        if (Directory.Exists(file.FullName))
        {
            throw new IOException($"'{path}' cannot be written: it is a folder.");
        }

        if (file.Directory is not { Exists: true } folder)
        {
            throw new DirectoryNotFoundException($"'{path}' cannot be written: the folder '{file.DirectoryName}' does not exist.");
        }

        // A rename would replace a read-only file on some systems and fail on others.
        if (file is { Exists: true, IsReadOnly: true })
        {
            throw new UnauthorizedAccessException($"'{path}' cannot be written: it is read-only.");
        }

        _path = file.FullName;
        // The names of a file's temporaries share a prefix, by which those of killed writers are found; it is a hash, because a name may be as
        // long as the file system allows.
        string prefix = string.Create(CultureInfo.InvariantCulture, $".{XxHash32.HashToUInt32(Encoding.UTF8.GetBytes(file.Name)):x8}.");
        RemoveAbandoned(folder, prefix);
        _temporaryPath = Path.Combine(folder.FullName, $"{prefix}{Path.GetRandomFileName()}.tmp");
        try
        {
            _stream = new FileStream(_temporaryPath, FileMode.CreateNew, FileAccess.Write, FileShare.None);
        }
        catch (UnauthorizedAccessException e)
        {
            throw new UnauthorizedAccessException($"'{path}' cannot be written: the folder '{folder.FullName}' does not allow new files.", e);
        }
        catch (IOException e)
        {
            throw new IOException($"'{path}' cannot be written: the folder '{folder.FullName}' does not allow new files ({e.Message})", e);
        }
    }

    /// <summary>Receives the content.</summary>
    public Stream Stream => _stream;

    /// <summary>Flushes the content to the disk and renames it to the file's name.</summary>
    /// <exception cref="IOException">The disk is full, or the file is held open by another program.</exception>
    /// <exception cref="UnauthorizedAccessException">The file may not be replaced.</exception>
    public void Commit()
    {
        try
        {
            _stream.Flush(flushToDisk: true);
            _stream.Dispose();
            File.Move(_temporaryPath, _path, overwrite: true);
            _committed = true;
        }
        catch (UnauthorizedAccessException e)
        {
            throw new UnauthorizedAccessException($"'{_path}' cannot be replaced: {e.Message}", e);
        }
        catch (IOException e)
        {
            throw new IOException($"'{_path}' cannot be written: {e.Message}", e);
        }
    }

    /// <summary>Removes the temporary file unless it was committed.</summary>
    public void Dispose()
    {
        if (!_committed)
        {
            // The stream flushes its buffer, which fails again on a full disk; the exception already on its way to the caller is the one that counts.
            Ignore(_stream.Dispose);
            Ignore(() => File.Delete(_temporaryPath));
        }
    }

    private static void RemoveAbandoned(DirectoryInfo folder, string prefix)
    {
        Ignore(() =>
        {
            foreach (FileInfo temporary in folder.EnumerateFiles($"{prefix}*.tmp"))
            {
                // A process that is still writing holds its file open exclusively.
                Ignore(() => new FileStream(temporary.FullName, FileMode.Open, FileAccess.Write, FileShare.None).Dispose(), temporary.Delete);
            }
        });
    }

    /// <summary>Runs actions in turn until the file system rejects one.</summary>
    private static void Ignore(params ReadOnlySpan<Action> actions)
    {
        try
        {
            foreach (Action action in actions)
            {
                action();
            }
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
        }
    }

    private static FileInfo Resolve(string path)
    {
        FileInfo file = new(path);
        return file.LinkTarget is not null && file.ResolveLinkTarget(returnFinalTarget: true) is { } target ? new FileInfo(target.FullName) : file;
    }
}

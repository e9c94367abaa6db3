using System.Globalization;
using System.IO.Hashing;
using System.Text;

namespace RnnGen.Files;

/// <summary>
/// A file written atomically, so that its name holds either the old content or all of the new one: the bytes go to a temporary file next to it, reach the
/// disk, and then take its name. The mode and the owner of the file that is replaced are kept. Disposed without <see cref="Commit"/>, it leaves the old
/// file unchanged and no temporary file. Any number of writers may write one file: the last one wins. Readers find a whole file at any time. The temporary
/// file of a killed process is removed by the next writer of the same file. On Unix, .NET locks no file that is written on a network drive: there, one of two
/// writers may remove the temporary file of the other, whose <see cref="Commit"/> then fails.
/// </summary>
internal sealed class AtomicFile : FileOutput
{
    private const int Attempts = 100;

    /// <summary>What nearly all file systems allow: bytes on Unix, UTF-16 units on Windows.</summary>
    private const int MaxNameLength = 255;

    private readonly string _path;
    private readonly string _temporaryPath;
    private readonly FileStream _stream;
    private readonly NamedStream _named;
    private bool _committed;

    /// <summary>Creates the temporary file.</summary>
    /// <param name="path">The file to write; a symbolic link is followed.</param>
    /// <param name="isPrivate">Whether a new file may be read by its owner alone.</param>
    /// <exception cref="DirectoryNotFoundException">The folder does not exist.</exception>
    /// <exception cref="UnauthorizedAccessException">The file is read-only, belongs to another user who cannot keep it, or the folder does not allow new files.</exception>
    /// <exception cref="IOException"><paramref name="path"/> is not a regular file, or the file cannot be created.</exception>
    public AtomicFile(string path, bool isPrivate = false)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        ThrowIfNotRegular(path);
        FileInfo file = FilePath.Target(path);
        if (file.Directory is not { Exists: true } folder)
        {
            throw new DirectoryNotFoundException($"'{path}' cannot be written: the folder '{file.DirectoryName}' does not exist.");
        }

        int length = OperatingSystem.IsWindows() ? file.Name.Length : Encoding.UTF8.GetByteCount(file.Name);
        if (length > MaxNameLength)
        {
            throw new PathTooLongException($"'{path}' cannot be written: the name of the file has {length} bytes, but file systems allow {MaxNameLength}.");
        }

        // A rename would replace a read-only file on some systems and fail on others.
        if (IsReadOnly(file))
        {
            throw new UnauthorizedAccessException($"'{path}' cannot be written: it is read-only.");
        }

        _path = file.FullName;
        string prefix = PrefixOf(file.Name);
        RemoveAbandoned(folder, prefix);
        try
        {
            _stream = CreateTemporary(Path.Combine(folder.FullName, prefix), isPrivate || file.Exists);
            _temporaryPath = _stream.Name;
            _named = new NamedStream(_stream, path);
        }
        catch (UnauthorizedAccessException e)
        {
            throw new UnauthorizedAccessException($"'{path}' cannot be written: the folder '{folder.FullName}' does not allow new files.", e);
        }
        catch (IOException e)
        {
            throw new IOException($"'{path}' cannot be written: the folder '{folder.FullName}' does not allow new files ({e.Message})", e);
        }

        try
        {
            AdoptOwnerAndMode();
        }
        catch
        {
            Dispose();
            throw;
        }
    }

    /// <inheritdoc/>
    public override Stream Stream => _named;

    /// <summary>Removes what killed writers of a file have left, for whoever removes the file itself, or something that it holds. What is still being written stays.</summary>
    /// <param name="path">The file, which need not exist; a symbolic link is followed.</param>
    public static void RemoveAbandoned(string path)
    {
        Ignore(() =>
        {
            FileInfo file = FilePath.Target(path);
            RemoveAbandoned(file.Directory!, PrefixOf(file.Name));
        });
    }

    /// <summary>Removes what killed writers of any file of a folder have left.</summary>
    /// <param name="folder">A folder that nothing else writes into; it need not exist.</param>
    public static void RemoveAllAbandoned(string folder) => RemoveAbandoned(new DirectoryInfo(folder), ".????????.");

    /// <summary>Flushes the content to the disk and renames it to the file's name.</summary>
    /// <exception cref="IOException">The disk is full, the file is held open by another program, or its name is no longer that of a regular file.</exception>
    /// <exception cref="UnauthorizedAccessException">The file may not be replaced.</exception>
    public override void Commit()
    {
        ThrowIfNotRegular(_path);
        _named.Flush(toDisk: true);
        try
        {
            AdoptOwnerAndMode();

            // The file stays open, and so locked, until it has its name: another writer would take it for abandoned.
            File.Move(_temporaryPath, _path, overwrite: true);
            _committed = true;
            _stream.Dispose();
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
    public override void Dispose()
    {
        if (!_committed)
        {
            // The stream flushes its buffer, which fails again on a full disk; the exception already on its way to the caller is the one that counts.
            Ignore(() => File.Delete(_temporaryPath));
            Ignore(_stream.Dispose);
        }
    }

    /// <summary>
    /// How the names of a file's temporaries begin, by which those of killed writers are found; it is a hash, because a name may be as long as the file system allows.
    /// </summary>
    private static string PrefixOf(string name) => string.Create(CultureInfo.InvariantCulture, $".{XxHash32.HashToUInt32(Encoding.UTF8.GetBytes(name)):x8}.");

    private static void ThrowIfNotRegular(string path)
    {
        FileEntry entry = FileEntry.Of(path);
        if (entry.Kind is not (FileKind.Regular or FileKind.Missing))
        {
            throw new IOException($"'{path}' cannot be written: it is {entry.Description}{(entry.Kind == FileKind.Folder ? "" : ", not a regular file")}.");
        }
    }

    /// <summary>Whether nobody may write it; a file that others may write is a question of its owner.</summary>
    private static bool IsReadOnly(FileInfo file) => file.Exists && (OperatingSystem.IsWindows()
        ? file.IsReadOnly
        : (file.UnixFileMode & (UnixFileMode.UserWrite | UnixFileMode.GroupWrite | UnixFileMode.OtherWrite)) == UnixFileMode.None);

    /// <summary>Creates a file that no other writer will take for abandoned: it is locked, and its name is still there.</summary>
    /// <param name="prefix">The beginning of its full path.</param>
    /// <param name="isPrivate">Whether only this user may read it, until it has the mode of the file that it replaces.</param>
    private static FileStream CreateTemporary(string prefix, bool isPrivate)
    {
        FileStreamOptions options = new()
        {
            Mode = FileMode.CreateNew,
            Access = FileAccess.Write,

            // Enough to refuse those who remove abandoned files, since they ask for exclusive access, but not readers: the file is still open when it takes its name.
            Share = FileShare.Read | FileShare.Delete,
        };
        if (isPrivate && !OperatingSystem.IsWindows())
        {
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        }

        for (int attempt = 1; ; attempt++)
        {
            try
            {
                FileStream stream = new($"{prefix}{Path.GetRandomFileName()}.tmp", options);
                if (File.Exists(stream.Name) || attempt == Attempts)
                {
                    return stream;
                }

                stream.Dispose();
            }
            catch (IOException) when (attempt < Attempts)
            {
                // Another writer held the file in the moment before it was locked, took it for abandoned, and removes it.
            }
        }
    }

    /// <summary>Gives the temporary file what the file that it will replace has; a new one keeps what it was created with.</summary>
    private void AdoptOwnerAndMode()
    {
        if (OperatingSystem.IsWindows() || FileEntry.Of(_path) is not { Kind: FileKind.Regular } old)
        {
            return;
        }

        FileEntry now = FileEntry.Of(_temporaryPath);
        bool isGiven = (old.Owner, old.Group) != (now.Owner, now.Group);
        if (isGiven && !UnixStatus.TryChangeOwner(_stream.SafeFileHandle, old.Owner, old.Group))
        {
            throw new UnauthorizedAccessException(
                $"'{_path}' cannot be written: it belongs to user {old.Owner} and group {old.Group}, to whom this user cannot give the new file. Remove it first, or name another file.");
        }

        // After the owner, whose change may take permissions away. A file system without modes lets nobody set one.
        if (isGiven || old.Mode != now.Mode)
        {
            File.SetUnixFileMode(_stream.SafeFileHandle, old.Mode);
        }
    }

    private static void RemoveAbandoned(DirectoryInfo folder, string prefix)
    {
        Ignore(() =>
        {
            foreach (FileInfo temporary in folder.EnumerateFiles($"{prefix}*.tmp"))
            {
                // Whoever writes one holds it open, and so locked. A pipe of such a name would be waited for, and is nobody's temporary file.
                if (FileEntry.Of(temporary.FullName).Kind == FileKind.Regular)
                {
                    Ignore(() => new FileStream(temporary.FullName, FileMode.Open, FileAccess.Write, FileShare.None, bufferSize: 1, FileOptions.DeleteOnClose).Dispose());
                }
            }
        });
    }

    /// <summary>Runs an action, whatever the file system says.</summary>
    private static void Ignore(Action action)
    {
        try
        {
            action();
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
        }
    }
}

using System.Diagnostics;
using System.Globalization;
using System.IO.Hashing;
using System.Text;
using RnnGen.Files;

namespace RnnGen.Cli;

/// <summary>
/// The right to read a profile's file and to write it anew: while one program has it, what another one has forgotten or learnt cannot come between. It is a locked file beside the profile, which goes with it.
/// </summary>
internal sealed class ProfileLock : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(10);

    private readonly FileStream? _file;

    private ProfileLock(FileStream? file) => _file = file;

    /// <summary>Takes the right, which others have for no longer than a file takes to be written. Where no file can be written, there is nothing to be kept apart, and whoever tries to write says why.</summary>
    /// <param name="path">The profile; a symbolic link is followed.</param>
    /// <exception cref="IOException">Another program does not give it back.</exception>
    public static ProfileLock Take(string path)
    {
        FileInfo file = FilePath.Target(path);
        FileStreamOptions options = new() { Mode = FileMode.OpenOrCreate, Access = FileAccess.Write, Share = FileShare.None };
        if (!OperatingSystem.IsWindows())
        {
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        }

        // A hash, because the profile's name may be as long as the file system allows.
        string name = string.Create(CultureInfo.InvariantCulture, $".{XxHash32.HashToUInt32(Encoding.UTF8.GetBytes(file.Name)):x8}.lock");
        for (long start = Stopwatch.GetTimestamp(); ; Thread.Sleep(Pause))
        {
            try
            {
                FileStream locked = new(Path.Combine(file.DirectoryName!, name), options);
                if (OperatingSystem.IsWindows() || UnixStatus.Of(locked.SafeFileHandle).Identity == UnixStatus.Of(locked.Name).Identity)
                {
                    return new ProfileLock(locked);
                }

                // Whoever had it before deleted it in the moment before it was locked, and others lock another file of its name.
                locked.Dispose();
            }
            catch (Exception e) when (e is UnauthorizedAccessException or DirectoryNotFoundException)
            {
                return new ProfileLock(file: null);
            }
            catch (IOException) when (Stopwatch.GetElapsedTime(start) < Patience)
            {
                // Another program has it.
            }
            catch (IOException e)
            {
                throw new IOException($"'{path}' is being written by another program: {e.Message}", e);
            }
        }
    }

    /// <summary>Gives the right back.</summary>
    public void Dispose()
    {
        if (_file is null)
        {
            return;
        }

        // While it is locked, it is nobody else's. Windows deletes no file that is open, and so none that another program has by then.
        if (OperatingSystem.IsWindows())
        {
            _file.Dispose();
        }

        try
        {
            File.Delete(_file.Name);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // It stays, and is used again.
        }

        _file.Dispose();
    }
}

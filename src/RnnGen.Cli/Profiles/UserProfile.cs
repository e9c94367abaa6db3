using System.Diagnostics;
using RnnGen.Files;

namespace RnnGen.Cli;

/// <summary>
/// The profile of whoever uses the tool, with its file, which other programs may change: what they have forgotten or learnt is read before the file is written. Whoever has something learnt sees to it that it is
/// saved.
/// </summary>
internal sealed class UserProfile
{
    /// <summary>How long what was learnt may wait to be saved. A file that reaches the disk costs as much as many lines.</summary>
    public static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);

    private const string UseAnother = "Name another file with --profile, or do without by --no-profile.";

    private readonly Action<string> _warn;
    private readonly bool _isDefault;
    private int _wordsSaved;
    private int _wordsTried;
    private long _savedAt = Stopwatch.GetTimestamp();
    private ulong? _checksum;
    private bool _isLost;
    private bool _hasWarned;

    private UserProfile(string path, ulong? checksum, Profile profile, bool isDefault, Action<string> warn)
    {
        Path = path;
        Profile = profile;
        _checksum = checksum;
        _isDefault = isDefault;
        _warn = warn;
        _wordsSaved = _wordsTried = profile.WordsRead;
    }

    /// <summary>What was learnt; another one after <see cref="ReadAnew"/>.</summary>
    public Profile Profile { get; private set; }

    /// <summary>The file; it need not exist yet.</summary>
    public string Path { get; }

    /// <summary>The time until what was learnt is to be saved, in milliseconds; <see cref="Timeout.Infinite"/> where there is nothing to save.</summary>
    public int DueIn => Profile.WordsRead == _wordsTried
        ? Timeout.Infinite
        : (int)Math.Ceiling(Math.Max(0, (Patience - Stopwatch.GetElapsedTime(_savedAt)).TotalMilliseconds));

    /// <summary>Reads a profile, or begins one where there is no file yet.</summary>
    /// <param name="path">The file.</param>
    /// <param name="tokenizer">Cuts texts into words: that of the model.</param>
    /// <param name="isDefault">Whether it is one of <see cref="DefaultProfiles"/>, whose folder is created where it is missing.</param>
    /// <param name="warn">Told, once, that the file cannot be written.</param>
    /// <exception cref="FailureException">The file is no profile of this tokenizer, or cannot be read.</exception>
    public static UserProfile Open(string path, TextTokenizer tokenizer, bool isDefault, Action<string> warn)
    {
        try
        {
            return new UserProfile(path, UserProfileFile.ChecksumOf(path), Read(path, tokenizer), isDefault, warn);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new FailureException($"the profile '{path}' cannot be read: {e.Message} {UseAnother}", e);
        }
    }

    /// <summary>Reads the file again if another program has changed or deleted it, and forgets what was learnt since it was last read or written.</summary>
    /// <returns>Whether it was changed.</returns>
    /// <exception cref="IOException">It cannot be read just now.</exception>
    /// <exception cref="UnauthorizedAccessException">It may not be read just now.</exception>
    public bool ReadAnew()
    {
        if (_isLost)
        {
            return false;
        }

        try
        {
            ulong? checksum = UserProfileFile.ChecksumOf(Path);
            if (checksum == _checksum)
            {
                return false;
            }

            Profile = Read(Path, Profile.Tokenizer);
            _checksum = checksum;
            _wordsSaved = _wordsTried = Profile.WordsRead;
            return true;
        }
        catch (FailureException e)
        {
            // It is not ours any more, whatever it is.
            _isLost = true;
            Warn(e);
            return false;
        }
    }

    /// <summary>Writes the file if something was learnt since. If writing fails, the user is warned once; learning goes on in memory, but is lost when the program ends.</summary>
    /// <param name="catchUp">Called before: takes over what other programs have changed, by <see cref="ReadAnew"/>.</param>
    /// <returns>Whether everything learnt is in the file, or never will be.</returns>
    public bool Save(Action catchUp)
    {
        if (Profile.WordsRead == _wordsSaved)
        {
            return true;
        }

        try
        {
            if (_isDefault && System.IO.Path.GetDirectoryName(Path) is { } folder)
            {
                UserFolder.Create(folder);
            }

            using ProfileLock mine = ProfileLock.Take(Path);
            catchUp();
            if (!_isLost && Profile.WordsRead != _wordsSaved)
            {
                Profile.Save(Path);
                _checksum = UserProfileFile.ChecksumOf(Path);
            }

            _wordsSaved = Profile.WordsRead;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            Warn(e);
        }
        finally
        {
            // After a failure, the next try is due when more was learnt.
            _wordsTried = Profile.WordsRead;
            _savedAt = Stopwatch.GetTimestamp();
        }

        return Profile.WordsRead == _wordsSaved;
    }

    private static Profile Read(string path, TextTokenizer tokenizer) => UserProfileFile.Exists(path)
        ? UserProfileFile.Load(path, () => Profile.Load(path, tokenizer), UseAnother)
        : new Profile(tokenizer);

    private void Warn(Exception reason)
    {
        if (!_hasWarned)
        {
            _hasWarned = true;
            _warn($"what is learnt will not be kept: {reason.Message}");
        }
    }
}

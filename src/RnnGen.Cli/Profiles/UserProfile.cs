using System.Diagnostics;
using RnnGen.Files;

namespace RnnGen.Cli;

/// <summary>The profile of whoever uses the tool, with its file. Whoever has something learnt sees to it that it is saved.</summary>
internal sealed class UserProfile
{
    /// <summary>How long what was learnt may wait to be saved. A file that reaches the disk costs as much as many lines.</summary>
    public static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);

    private readonly Action<string> _warn;
    private readonly bool _isDefault;
    private int _wordsSaved;
    private long _savedAt = Stopwatch.GetTimestamp();
    private bool _hasWarned;

    private UserProfile(string path, Profile profile, bool isDefault, Action<string> warn)
    {
        Path = path;
        Profile = profile;
        _isDefault = isDefault;
        _warn = warn;
        _wordsSaved = profile.WordsRead;
    }

    /// <summary>What was learnt.</summary>
    public Profile Profile { get; }

    /// <summary>The file; it need not exist yet.</summary>
    public string Path { get; }

    /// <summary>The time until what was learnt is to be saved, in milliseconds; <see cref="Timeout.Infinite"/> where there is nothing to save.</summary>
    public int DueIn => Profile.WordsRead == _wordsSaved
        ? Timeout.Infinite
        : (int)Math.Ceiling(Math.Max(0, (Patience - Stopwatch.GetElapsedTime(_savedAt)).TotalMilliseconds));

    /// <summary>Whether there is such a file.</summary>
    public static bool Exists(string path) => FileEntry.Of(path).Kind != FileKind.Missing;

    /// <summary>Reads a profile, or begins one where there is no file yet.</summary>
    /// <param name="path">The file.</param>
    /// <param name="tokenizer">Cuts texts into words: that of the model.</param>
    /// <param name="isDefault">Whether it is one of <see cref="DefaultProfiles"/>, whose folder is created where it is missing.</param>
    /// <param name="warn">Told, once, that the file cannot be written.</param>
    /// <exception cref="FailureException">The file is no profile of this tokenizer, or cannot be read.</exception>
    public static UserProfile Open(string path, TextTokenizer tokenizer, bool isDefault, Action<string> warn) =>
        new(path, Exists(path) ? Load(() => Profile.Load(path, tokenizer), $"Name another file with --profile, do without by --no-profile, or delete this one by 'rnngen profile --clear --profile {path}'.") : new Profile(tokenizer), isDefault, warn);

    /// <summary>Reads a profile of whatever tokenizer, to be shown or to have words forgotten.</summary>
    /// <exception cref="FailureException">The file is no profile, or is damaged.</exception>
    public static Profile Load(string path) => Load(() => Profile.Load(path), $"To begin a new one, delete it by 'rnngen profile --clear --profile {path}'.");

    /// <summary>Writes the file if something was learnt since. If writing fails, the user is warned once; learning goes on in memory, but is lost when the program ends.</summary>
    public void Save()
    {
        if (Profile.WordsRead == _wordsSaved)
        {
            return;
        }

        try
        {
            if (_isDefault && System.IO.Path.GetDirectoryName(Path) is { } folder)
            {
                UserFolder.Create(folder);
            }

            Profile.Save(Path);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException && !_hasWarned)
        {
            _hasWarned = true;
            _warn($"what is learnt will not be kept: {e.Message}");
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // It was said before.
        }
        finally
        {
            // After a failure, the next try is due when more was learnt.
            _wordsSaved = Profile.WordsRead;
            _savedAt = Stopwatch.GetTimestamp();
        }
    }

    private static Profile Load(Func<Profile> load, string advice)
    {
        try
        {
            return load();
        }
        catch (InvalidProfileException e)
        {
            throw new FailureException($"{e.Message} Nothing was written to it. {advice}", e);
        }
    }
}

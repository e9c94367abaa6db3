namespace RnnGen.Samples.Dialogue;

/// <summary>What is learnt of the script and of the player, and the file that keeps it.</summary>
internal sealed class PlayerProfile
{
    private readonly string? _path;
    private bool _hasFailed;

    private PlayerProfile(Profile profile, string? path) => (Profile, _path) = (profile, path);

    /// <summary>What was learnt.</summary>
    public Profile Profile { get; }

    /// <summary>Reads what was learnt; where there is no file yet, or an empty one, begins with what is learnt of the script.</summary>
    /// <param name="path">The file; null to keep nothing.</param>
    public static PlayerProfile Load(string? path) =>
        new(File.Exists(path) && new FileInfo(path).Length > 0 ? Profile.Load(path, EverydayEnglish.Model.Vocabulary.Tokenizer) : Script.CreateProfile(), path);

    /// <summary>Writes the file. A failure is told once: the conversation goes on.</summary>
    public void Save(TextWriter output)
    {
        if (_path is null || _hasFailed)
        {
            return;
        }

        try
        {
            Profile.Save(_path);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            _hasFailed = true;
            output.WriteLine($"(what is learnt will not be kept: {e.Message})");
        }
    }
}

namespace RnnGen.Samples.Dialogue;

/// <summary>What is learnt of the player, and the file that keeps it.</summary>
internal sealed class PlayerProfile
{
    private readonly string? _path;
    private bool _hasFailed;

    private PlayerProfile(Profile profile, string? path) => (Profile, _path) = (profile, path);

    /// <summary>What was learnt.</summary>
    public Profile Profile { get; }

    /// <summary>Reads what was learnt, or begins anew where there is no file yet, or an empty one.</summary>
    /// <param name="path">The file; null to keep nothing.</param>
    /// <param name="tokenizer">That of the model.</param>
    public static PlayerProfile Load(string? path, TextTokenizer tokenizer) =>
        new(File.Exists(path) && new FileInfo(path).Length > 0 ? Profile.Load(path, tokenizer) : new Profile(tokenizer), path);

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

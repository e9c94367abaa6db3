namespace RnnGen.Cli;

/// <summary>A profile.</summary>
/// <param name="Path">Its file.</param>
/// <param name="WordsRead">How many words it has learnt from.</param>
/// <param name="Words">The different words, the most frequent first.</param>
internal sealed record ProfileReport(string Path, int WordsRead, IReadOnlyList<ProfileWordReport> Words)
{
    /// <summary>Creates the report of a profile.</summary>
    public static ProfileReport Of(string path, Profile profile) =>
        new(path, profile.WordsRead, [.. profile.Words.Select(word => new ProfileWordReport(word.Word, word.Count, word.IsSuggested))]);
}

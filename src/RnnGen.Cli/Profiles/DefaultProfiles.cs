namespace RnnGen.Cli;

/// <summary>The profiles that the tool keeps by itself: one for each way of cutting texts into words, in a folder of their user's own.</summary>
internal static class DefaultProfiles
{
    /// <summary>The file for the models of a tokenizer.</summary>
    public static string PathFor(TextTokenizer tokenizer, string folder) => Path.Combine(folder, Profile.FileNameFor(tokenizer));

    /// <summary>The files that there are.</summary>
    public static IReadOnlyList<string> In(string? folder) =>
        Directory.Exists(folder) ? [.. Directory.EnumerateFiles(folder, "*.rnngen-profile").Order(StringComparer.Ordinal)] : [];
}

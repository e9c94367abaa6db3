namespace RnnGen.Tests;

/// <summary>Texts that are too large to ship: whoever has them names their folder in the environment.</summary>
internal static class Corpora
{
    public const string Variable = "RNNGEN_CORPORA";

    /// <summary>The path of a text; null where it is not there.</summary>
    public static string? Find(string name)
    {
        string? folder = Environment.GetEnvironmentVariable(Variable);
        string path = Path.Combine(folder ?? "", name);
        return folder is not null && File.Exists(path) ? path : null;
    }
}

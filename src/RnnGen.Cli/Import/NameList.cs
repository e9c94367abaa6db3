namespace RnnGen.Cli;

/// <summary>Names in a message, the first few of many.</summary>
internal static class NameList
{
    private const int Shown = 6;

    /// <summary>Lists names, such as <c>'fc.weight', 'fc.bias'</c>.</summary>
    public static string Of(IEnumerable<string> names)
    {
        string[] all = [.. names.Select(static name => $"'{name}'")];
        return string.Join(", ", all.Take(Shown)) + (all.Length > Shown ? $" and {all.Length - Shown} more" : "");
    }
}

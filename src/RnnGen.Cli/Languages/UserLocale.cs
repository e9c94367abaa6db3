namespace RnnGen.Cli;

/// <summary>The locale of whoever uses the tool. .NET would need ICU to tell it.</summary>
internal static class UserLocale
{
    /// <summary>That of messages, by the environment variables of POSIX in their order; null where none is set, as on Windows.</summary>
    public static string? OfMessages { get; } = Of("LC_ALL") ?? Of("LC_MESSAGES") ?? Of("LANG");

    private static string? Of(string variable) => Environment.GetEnvironmentVariable(variable) is { Length: > 0 } locale ? locale : null;
}

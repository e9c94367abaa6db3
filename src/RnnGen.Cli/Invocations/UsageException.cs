namespace RnnGen.Cli;

/// <summary>Options that are valid on their own but not together. Ends in <see cref="ExitCode.Usage"/>.</summary>
internal sealed class UsageException(string message) : Exception(message);

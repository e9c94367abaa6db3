namespace RnnGen.Cli;

/// <summary>What the user asked for cannot be done; the message says why and names the file. Ends in <see cref="ExitCode.Failure"/>.</summary>
internal sealed class FailureException(string message, Exception? innerException = null) : Exception(message, innerException);

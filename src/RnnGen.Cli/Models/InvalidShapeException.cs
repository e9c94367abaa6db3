namespace RnnGen.Cli;

/// <summary>There is no model of a shape; the message is the generator's.</summary>
internal sealed class InvalidShapeException(string message) : Exception(message);

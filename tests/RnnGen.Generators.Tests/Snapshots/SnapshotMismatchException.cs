namespace RnnGen.Generators.Tests;

/// <summary>A text is not the verified one; the message shows where they part.</summary>
public sealed class SnapshotMismatchException(string message) : Exception(message);

namespace RnnGen.Cli;

/// <summary>The output of <c>generate --json</c>.</summary>
/// <param name="Text">The prompt and what follows it, as running text.</param>
/// <param name="Words">The generated words only.</param>
internal sealed record GenerateReport(string Text, IReadOnlyList<string> Words);

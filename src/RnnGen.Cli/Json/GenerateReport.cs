namespace RnnGen.Cli;

/// <summary>What <c>generate --json</c> writes.</summary>
/// <param name="Text">The prompt and what follows it, as running text.</param>
/// <param name="Words">The generated words alone.</param>
internal sealed record GenerateReport(string Text, IReadOnlyList<string> Words);

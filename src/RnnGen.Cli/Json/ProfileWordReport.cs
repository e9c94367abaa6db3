namespace RnnGen.Cli;

/// <summary>A word of a profile.</summary>
/// <param name="Word">As its user writes it.</param>
/// <param name="Count">How often.</param>
/// <param name="IsSuggested">Whether it was written often enough to be suggested.</param>
internal sealed record ProfileWordReport(string Word, int Count, bool IsSuggested);

namespace RnnGen.Cli;

/// <summary>A suggested word.</summary>
/// <param name="Word">The word.</param>
/// <param name="Probability">Its probability.</param>
internal sealed record SuggestionReport(string Word, float Probability);

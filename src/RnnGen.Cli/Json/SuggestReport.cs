namespace RnnGen.Cli;

/// <summary>What <c>suggest --json</c> writes.</summary>
/// <param name="Suggestions">The next words, most probable first.</param>
internal sealed record SuggestReport(IReadOnlyList<SuggestionReport> Suggestions);

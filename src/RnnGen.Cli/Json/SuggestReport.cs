namespace RnnGen.Cli;

/// <summary>The output of <c>suggest --json</c>.</summary>
/// <param name="Suggestions">The next words, most probable first.</param>
internal sealed record SuggestReport(IReadOnlyList<SuggestionReport> Suggestions);

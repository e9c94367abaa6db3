namespace RnnGen.Cli;

/// <summary>A text and how it may go on.</summary>
/// <param name="Text">The text.</param>
/// <param name="Suggestions">The next words, most probable first.</param>
internal sealed record PromptReport(string Text, IReadOnlyList<SuggestionReport> Suggestions);

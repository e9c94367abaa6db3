namespace RnnGen.Cli;

/// <summary>A text and how it may continue.</summary>
/// <param name="Text">The text.</param>
/// <param name="Suggestions">The next words, most probable first.</param>
internal sealed record PromptReport(string Text, IReadOnlyList<SuggestionReport> Suggestions);

namespace RnnGen.Cli;

/// <summary>The output of <c>suggest --json</c> for each line of a file.</summary>
/// <param name="Line">Its number, from 1 on; blank lines, which are passed over, count.</param>
/// <param name="Text">The line.</param>
/// <param name="Suggestions">The next words, or completions of the last one, most probable first; none where no word begins like it.</param>
internal sealed record SuggestLineReport(int Line, string Text, IReadOnlyList<SuggestionReport> Suggestions);

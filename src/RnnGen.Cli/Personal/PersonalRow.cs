namespace RnnGen.Cli;

/// <summary>The figures of one column.</summary>
/// <param name="Name">The sources.</param>
/// <param name="First">Of the text.</param>
/// <param name="Next">Of the second text, after the first was learnt; null without one.</param>
internal sealed record PersonalRow(string Name, PersonalFigures First, PersonalFigures? Next);

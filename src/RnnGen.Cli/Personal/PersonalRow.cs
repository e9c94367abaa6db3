namespace RnnGen.Cli;

/// <summary>The figures of one predictor.</summary>
/// <param name="Sources">Its sources.</param>
/// <param name="First">Of the text.</param>
/// <param name="Next">Of the second text, after the first was learnt; null without one.</param>
internal sealed record PersonalRow(string Sources, PersonalFigures First, PersonalFigures? Next);

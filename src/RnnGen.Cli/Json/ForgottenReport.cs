namespace RnnGen.Cli;

/// <summary>The output of <c>profile --forget --json</c>.</summary>
/// <param name="Forgotten">The words that are forgotten.</param>
/// <param name="NotHeld">Those that no profile held.</param>
internal sealed record ForgottenReport(IReadOnlyList<string> Forgotten, IReadOnlyList<string> NotHeld);

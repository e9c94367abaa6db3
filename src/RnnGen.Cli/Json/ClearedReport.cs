namespace RnnGen.Cli;

/// <summary>The output of <c>profile --clear --json</c>.</summary>
/// <param name="Deleted">The files that were deleted.</param>
internal sealed record ClearedReport(IReadOnlyList<string> Deleted);

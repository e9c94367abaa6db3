namespace RnnGen.Cli;

/// <summary>The output of <c>profile --json</c>.</summary>
/// <param name="Profiles">The profiles asked for that there are.</param>
internal sealed record ProfilesReport(IReadOnlyList<ProfileReport> Profiles);

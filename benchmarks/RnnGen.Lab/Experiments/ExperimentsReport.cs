namespace RnnGen.Lab;

/// <summary>What <c>experiments --json</c> writes.</summary>
/// <param name="Rows">One for each experiment.</param>
internal sealed record ExperimentsReport(IReadOnlyList<ExperimentRow> Rows);

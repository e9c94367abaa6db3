namespace RnnGen.Benchmarks;

/// <summary>A row of the comparison.</summary>
/// <param name="Work">Its name: the work and its sizes.</param>
/// <param name="Create">Creates its sides and checks that they agree; called only when the row is measured.</param>
internal sealed record WorkRow(string Work, Func<WorkCase> Create);

using System.Text.Json.Serialization;

namespace RnnGen.Cli;

/// <summary>The output of <c>eval --personal --json</c>.</summary>
/// <param name="Columns">The predictors, each with one source more.</param>
/// <param name="Next">The same on the second text; absent without one.</param>
internal sealed record PersonalReport(
    IReadOnlyList<PersonalColumnReport> Columns,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] IReadOnlyList<PersonalColumnReport>? Next)
{
    /// <summary>Creates the report of a measurement.</summary>
    public static PersonalReport Create(IReadOnlyList<PersonalRow> rows) => new(
        [.. rows.Select(row => PersonalColumnReport.Create(row.Name, row.First))],
        rows.All(row => row.Next is null) ? null : [.. rows.Select(row => PersonalColumnReport.Create(row.Name, row.Next!))]);
}

using System.Text.Json.Serialization;

namespace RnnGen.Cli;

/// <summary>The output of <c>eval --personal --json</c>.</summary>
/// <param name="Rows">The predictors, each with one source more.</param>
/// <param name="Next">The same on the second text; absent without one.</param>
internal sealed record PersonalReport(
    IReadOnlyList<PersonalRowReport> Rows,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] IReadOnlyList<PersonalRowReport>? Next)
{
    /// <summary>Creates the report of a measurement.</summary>
    public static PersonalReport Create(IReadOnlyList<PersonalRow> rows) => new(
        [.. rows.Select(row => PersonalRowReport.Create(row.Sources, row.First))],
        rows.All(row => row.Next is null) ? null : [.. rows.Select(row => PersonalRowReport.Create(row.Sources, row.Next!))]);
}

using System.Globalization;
using RnnGen.Benchmarks;
using Spectre.Console;

namespace RnnGen.Lab;

/// <summary>The points of a plot as a table.</summary>
internal static class GrowthTable
{
    /// <summary>Writes the points of one curve.</summary>
    /// <param name="console">Where they are written.</param>
    /// <param name="name">The work.</param>
    /// <param name="size">What grows.</param>
    /// <param name="points">The points.</param>
    public static void Write(IAnsiConsole console, string name, string size, IReadOnlyList<GrowthPoint> points)
    {
        Table table = new Table().Border(TableBorder.Markdown).AddColumn(new TableColumn(size).RightAligned());
        foreach (string column in (string[])[name, "limit", "of the limit"])
        {
            table.AddColumn(new TableColumn(column).RightAligned());
        }

        table.AddColumn("bound by");
        foreach (GrowthPoint point in points)
        {
            table.AddRow(
                point.Size.ToString(CultureInfo.InvariantCulture),
                DurationText.Format(point.Nanoseconds),
                DurationText.Format(point.LimitNanoseconds),
                (point.LimitNanoseconds / point.Nanoseconds).ToString("P0", CultureInfo.InvariantCulture),
                point.IsBoundByTraffic ? "traffic" : "multiply-adds");
        }

        console.Write(table);
    }
}

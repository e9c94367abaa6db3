using Spectre.Console;

namespace RnnGen.Lab;

/// <summary>Tables of figures as the README shows them.</summary>
internal static class FigureTable
{
    /// <summary>Creates a table without rows.</summary>
    /// <param name="first">Heading of the first column, whose cells say what was measured.</param>
    /// <param name="others">Headings of the figures.</param>
    public static Table Create(string first, params string[] others)
    {
        Table table = new Table().Border(TableBorder.Markdown).AddColumn(first);
        foreach (string column in others)
        {
            table.AddColumn(new TableColumn(column).RightAligned());
        }

        return table;
    }
}

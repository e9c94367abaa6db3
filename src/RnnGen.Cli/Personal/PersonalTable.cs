using Spectre.Console;

namespace RnnGen.Cli;

/// <summary>The figures of <c>eval --personal</c> as people read them.</summary>
internal static class PersonalTable
{
    /// <summary>Creates the table.</summary>
    /// <param name="rows">The predictors.</param>
    /// <param name="select">Which of a predictor's figures.</param>
    public static Table Create(IReadOnlyList<PersonalRow> rows, Func<PersonalRow, PersonalFigures> select)
    {
        Table table = new Table().Border(TableBorder.Rounded).AddColumn("sources");
        foreach (string figure in (string[])["perplexity", "first", "in 3", "in 5", "keystrokes saved", "μs a word"])
        {
            table.AddColumn(new TableColumn(figure).RightAligned());
        }

        foreach (PersonalRow row in rows)
        {
            PersonalFigures figures = select(row);
            table.AddRow(row.Name, $"{figures.Perplexity:F2}", $"{figures.Top1:P2}", $"{figures.Top3:P2}", $"{figures.Top5:P2}", $"{figures.KeystrokesSaved:P2}", $"{figures.MicrosecondsPerWord:F1}");
        }

        return table;
    }
}

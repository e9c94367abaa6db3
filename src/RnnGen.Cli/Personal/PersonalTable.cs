using Spectre.Console;

namespace RnnGen.Cli;

/// <summary>The figures of <c>eval --personal</c> as people read them.</summary>
internal static class PersonalTable
{
    /// <summary>Writes the table of a text.</summary>
    /// <param name="console">Where it is written.</param>
    /// <param name="path">The text.</param>
    /// <param name="rows">The predictors.</param>
    /// <param name="select">Which of a predictor's figures.</param>
    public static void Write(IAnsiConsole console, string path, IReadOnlyList<PersonalRow> rows, Func<PersonalRow, PersonalFigures> select)
    {
        Table table = new Table().Border(TableBorder.Rounded).AddColumn("sources");
        foreach (string figure in (string[])["perplexity", "of known words", "first", "in 3", "in 5", "keystrokes saved", "μs a word"])
        {
            table.AddColumn(new TableColumn(figure).RightAligned());
        }

        foreach (PersonalRow row in rows)
        {
            PersonalFigures figures = select(row);
            table.AddRow(
                row.Sources, PerplexityText.Of(figures.Perplexity), Known(figures.PerplexityWithoutUnknown), $"{figures.Top1:P2}", $"{figures.Top3:P2}", $"{figures.Top5:P2}", $"{figures.KeystrokesSaved:P2}",
                $"{figures.MicrosecondsPerWord:F1}");
        }

        PersonalFigures any = select(rows[0]);
        console.WriteLine($"{path}: {CountText.Words(any.Words)}, {any.UnknownRate:P1} unknown to the model");
        console.Write(table);

        // Where no word is known, nothing can be said of those that are.
        static string Known(double perplexity) => double.IsNaN(perplexity) ? "–" : PerplexityText.Of(perplexity);
    }
}

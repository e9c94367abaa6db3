using System.Globalization;
using Spectre.Console;

namespace RnnGen.Lab;

/// <summary>Rows as Markdown.</summary>
internal static class ExperimentTable
{
    private const string Notes = """
        kn3, kn5: n-grams with interpolated modified Kneser-Ney smoothing. Perplexity: over all held-out words, `<unk>` included; of a network, of its best epoch.
        Top k: share of known held-out words among the first k suggestions. Keystrokes saved: by three suggestions after each letter and word.
        Words/s: in training. μs: to read a word and suggest five, the median.
        """;

    // A table is for files and pages: its lines are not wrapped.
    private const int UnwrappedWidth = 1000;

    /// <summary>Formats rows: a table for each text, then the commands that give the same, and the machines.</summary>
    public static string Format(IReadOnlyList<ExperimentRow> rows)
    {
        IEnumerable<string> tables = rows.GroupBy(row => row.Text).Select(text =>
            $"## {text.Key}: {text.First().Words:N0} words, {text.First().HeldOutWords:N0} held out\n\n{Render(ToTable(text))}");
        string commands = $"```sh\n{string.Join('\n', rows.Select(row => row.Command))}\n```";
        IEnumerable<string> machines = rows.Select(row => row.Machine).Distinct().Select(machine => $"Measured on {machine}.");
        return string.Join("\n\n", [.. tables, Notes.ReplaceLineEndings("\n"), commands, .. machines]) + "\n";
    }

    private static string Render(Table table)
    {
        using StringWriter writer = new(CultureInfo.InvariantCulture);
        IAnsiConsole console = AnsiConsole.Create(new AnsiConsoleSettings { Out = new AnsiConsoleOutput(writer), Ansi = AnsiSupport.No, ColorSystem = ColorSystemSupport.NoColors });
        console.Profile.Width = UnwrappedWidth;
        console.Write(table);

        // The border has a line of spaces above and below.
        return writer.ToString().Trim().ReplaceLineEndings("\n");
    }

    private static Table ToTable(IEnumerable<ExperimentRow> rows)
    {
        Table table = new Table().Border(TableBorder.Markdown).AddColumn("model");
        foreach (string header in (string[])["V", "parameters", "perplexity", "top 1", "top 3", "top 5", "keystrokes saved", "words/s", "μs", "seed"])
        {
            table.AddColumn(new TableColumn(header).RightAligned());
        }

        foreach (ExperimentRow row in rows)
        {
            string[] cells =
            [
                row.Name,
                $"{row.VocabularySize:N0}",
                $"{row.ParameterCount:N0}",
                $"{row.ValidPerplexity:F2}",
                $"{row.Top1:P1}",
                $"{row.Top3:P1}",
                $"{row.Top5:P1}",
                $"{row.KeystrokesSaved:P1}",
                $"{row.WordsPerSecond:N0}",
                $"{row.MicrosecondsPerSuggestion:F1}",
                $"{row.Seed}",
            ];
            table.AddRow(cells.Select(cell => new Text(cell)));
        }

        return table;
    }
}

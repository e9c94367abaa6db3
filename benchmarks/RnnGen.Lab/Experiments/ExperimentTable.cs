using System.Globalization;
using RnnGen.Benchmarks;
using Spectre.Console;

namespace RnnGen.Lab;

/// <summary>Rows as Markdown.</summary>
internal static class ExperimentTable
{
    private const string Notes = """
        kn3, kn5: n-grams with interpolated modified Kneser-Ney smoothing. Perplexity: over all held-out words, `<unk>` included; of a network, of its best epoch.
        Top k: share of known held-out words among the first k suggestions. Keystrokes saved: by three suggestions after each letter and word.
        Words/s: in training. μs: to read a word and suggest five, the median. Minutes: to train and to measure.
        Of several seeds: the median, and in brackets the lowest and the highest.
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
        foreach (string header in (string[])["V", "parameters", "perplexity", "top 1", "top 3", "top 5", "keystrokes saved", "words/s", "μs", "minutes", "seed"])
        {
            table.AddColumn(new TableColumn(header).RightAligned());
        }

        foreach (IGrouping<(string Name, int VocabularySize), ExperimentRow> group in rows.GroupBy(row => (row.Name, row.VocabularySize)))
        {
            // Where a text has fewer words than either V asked for, n-grams of both are the same ones.
            ExperimentRow[] runs = [.. group.DistinctBy(row => row.Seed)];
            string[] cells =
            [
                group.Key.Name,
                $"{group.Key.VocabularySize:N0}",
                $"{runs[0].ParameterCount:N0}",
                Range(runs, row => row.ValidPerplexity, "F2"),
                Range(runs, row => 100 * row.Top1, "F1", " %"),
                Range(runs, row => 100 * row.Top3, "F1", " %"),
                Range(runs, row => 100 * row.Top5, "F1", " %"),
                Range(runs, row => 100 * row.KeystrokesSaved, "F1", " %"),
                Median(runs, row => row.WordsPerSecond, "N0"),
                Median(runs, row => row.MicrosecondsPerSuggestion, "F1"),
                Median(runs, row => row.Minutes, "F0"),
                string.Join(", ", runs.Select(row => row.Seed)),
            ];
            table.AddRow(cells.Select(cell => new Text(cell)));
        }

        return table;
    }

    /// <summary>The median of a figure and, of several runs, the lowest and the highest; nothing where no run has it.</summary>
    private static string Range(IEnumerable<ExperimentRow> runs, Func<ExperimentRow, double?> figure, string format, string unit = "")
    {
        double[] values = [.. runs.Select(figure).OfType<double>().Order()];
        return values.Length switch
        {
            0 => "",
            1 => Number(values[0]) + unit,
            _ => $"{Number(Statistics.Median(values))}{unit} ({Number(values[0])}–{Number(values[^1])})",
        };

        string Number(double value) => value.ToString(format, CultureInfo.InvariantCulture);
    }

    private static string Median(IEnumerable<ExperimentRow> runs, Func<ExperimentRow, double?> figure, string format) => Range(runs, figure, format).Split(' ')[0];
}

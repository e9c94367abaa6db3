using System.CommandLine;
using System.Globalization;
using RnnGen.Measurement;
using Spectre.Console;

namespace RnnGen.Benchmarks;

/// <summary><c>edit</c>: measures what generator and analyzer add to an edit in an editor.</summary>
internal static class EditCommand
{
    /// <summary>Creates the command.</summary>
    /// <param name="output">Receives the table.</param>
    public static Command Create(TextWriter output)
    {
        Option<int> models = new("--models") { Description = "Number of models in the project.", DefaultValueFactory = static _ => 100 };
        models.Validators.Add(static result =>
        {
            if (result.GetValueOrDefault<int>() < 1)
            {
                result.AddError("--models takes a number from 1 on.");
            }
        });
        Command command = new("edit", "Measure what generator and analyzer add to an edit in an editor.") { models };
        command.SetAction(parsed => Write(output, parsed.GetValue(models)));
        return command;
    }

    private static void Write(TextWriter output, int models)
    {
        Table table = new Table().Border(TableBorder.Markdown).AddColumn("edit");
        foreach (string column in (string[])["first, ms", "median, ms", "analyzer, ms"])
        {
            table.AddColumn(new TableColumn(column).RightAligned());
        }

        foreach (EditCost cost in EditKind.All.Select(kind => EditCost.Measure(kind, models)))
        {
            table.AddRow(cost.Edit, Milliseconds(cost.First), Milliseconds(cost.Median), Milliseconds(cost.Analyzer));
        }

        IAnsiConsole console = PlainConsole.Over(output);
        console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{Machine.Description}, {models:N0} models"));
        console.Write(table);
    }

    private static string Milliseconds(double value) => value.ToString("F2", CultureInfo.InvariantCulture);
}

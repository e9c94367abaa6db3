using System.CommandLine;
using System.Globalization;
using RnnGen.Benchmarks;
using Spectre.Console;

namespace RnnGen.Lab;

/// <summary><c>serving</c>: what memory loading a large model takes, and what it costs to change weights while they are served.</summary>
internal static class ServingCommand
{
    private const int Changes = 18;

    /// <summary>Creates the command.</summary>
    /// <param name="output">The figures, as tables.</param>
    public static Command Create(TextWriter output)
    {
        Command command = new("serving", "Measure the memory of loading a model of 195 MiB, and of changing its weights while it is served.");
        command.SetAction(_ =>
        {
            IAnsiConsole console = PlainConsole.Over(output);
            ServedLstm model = new(ZipfText.Vocabulary(ServedLstm.VocabularySize), seed: 1);
            WriteLoading(console, model);
            WriteSwaps(console, model);
            console.WriteLine(Machine.Description);
            return ExitCode.Success;
        });
        return command;
    }

    private static void WriteLoading(IAnsiConsole console, ServedLstm model)
    {
        string path = Path.Combine(Path.GetTempPath(), Path.GetRandomFileName());
        try
        {
            model.Save(path);
            byte[] bytes = File.ReadAllBytes(path);
            FreezeOptions noTables = new() { FoldedTableBudgetBytes = 0, CompletionTableBudgetBytes = 0 };
            LoadingFigure[] figures =
            [
                LoadingFigure.Measure("Load(path), the first time", () => ServedLstm.Load(path)),
                LoadingFigure.Measure("Load(path)", () => ServedLstm.Load(path)),
                LoadingFigure.Measure("Load(memory)", () => ServedLstm.Load(bytes.AsMemory())),
                LoadingFigure.Measure("LoadFrozen(path), no tables", () => ServedLstm.LoadFrozen(path, noTables)),
                LoadingFigure.Measure("LoadFrozen(path)", () => ServedLstm.LoadFrozen(path)),
            ];

            Table table = FigureTable.Create($"loading {Megabytes(bytes.Length)}", "allocated", "of the file", "time");
            foreach (LoadingFigure figure in figures)
            {
                table.AddRow(
                    figure.What,
                    Megabytes(figure.AllocatedBytes),
                    ((double)figure.AllocatedBytes / bytes.Length).ToString("F2", CultureInfo.InvariantCulture),
                    Milliseconds(figure.Elapsed));
            }

            console.Write(table);
        }
        finally
        {
            File.Delete(path);
        }
    }

    private static void WriteSwaps(IAnsiConsole console, ServedLstm model)
    {
        ServingModel serving = new(model);
        Session served = serving.CreateSession();
        SwapFigure[] figures =
        [
            SwapFigure.Measure("Freeze anew", Changes, () => model.Freeze().CreateSession()),
            SwapFigure.Measure("ServingModel.Swap", Changes, () =>
            {
                serving.Swap(model);
                return served;
            }),
        ];

        Table table = FigureTable.Create("changing the weights", "times", "median", "collections of generation 2", "pauses", "allocated");
        foreach (SwapFigure figure in figures)
        {
            table.AddRow(
                figure.What,
                figure.Changes.ToString(CultureInfo.InvariantCulture),
                Milliseconds(figure.Median),
                figure.Collections.ToString(CultureInfo.InvariantCulture),
                Milliseconds(figure.Pauses),
                Megabytes(figure.AllocatedBytes));
        }

        console.Write(table);
    }

    private static string Megabytes(long bytes) => string.Create(CultureInfo.InvariantCulture, $"{bytes / 1048576.0:N1} MiB");

    private static string Milliseconds(TimeSpan time) => string.Create(CultureInfo.InvariantCulture, $"{time.TotalMilliseconds:N1} ms");
}

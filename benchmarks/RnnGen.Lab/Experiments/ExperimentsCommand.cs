using System.CommandLine;
using RnnGen.Cli;
using Spectre.Console;

namespace RnnGen.Lab;

/// <summary><c>experiments</c>: trains and measures presets and baselines on every text of a folder, for a table that anybody can reproduce.</summary>
internal static class ExperimentsCommand
{
    private const string ResultsExtension = ".json";

    /// <summary>Creates the command.</summary>
    public static Command Create(Invocation invocation)
    {
        Option<string> corpora = new("--corpora")
        {
            Description = "The folder of the texts: NAME.train.txt with NAME.valid.txt, NAME/train.txt with NAME/valid.txt, or NAME.txt, whose last 5 % is held out.",
            HelpName = "FOLDER",
            Required = true,
        };
        Option<string> path = CommandOptions.File("--out", "Where the table goes, as Markdown; finished rows are kept beside it, in a file that ends in .json.", required: false);
        path.DefaultValueFactory = _ => "experiments.md";
        Option<string?> only = new("--only") { Description = "Only the rows whose text, model and V=vocabulary contain this.", HelpName = "TEXT" };
        Option<ulong> seed = CommandOptions.Seed("Selects the initial parameters and the order of windows.");
        Option<int> seeds = CommandOptions.Number(
            "--seeds", "How often each network is trained, with seeds from --seed on: the table gives the median and the range.", defaultValue: 1, n => n is >= 1 and <= 99, "from 1 to 99");
        Option<bool> json = CommandOptions.Json();
        Command command = new("experiments", "Train and measure presets and baselines on texts. Finished rows are kept, and each epoch: after Ctrl-C, the same command continues.")
        {
            corpora,
            path,
            only,
            seed,
            seeds,
            json,
        };
        command.SetAction(parsed =>
        {
            ulong first = parsed.GetValue(seed);
            ulong[] all = [.. Enumerable.Range(0, parsed.GetValue(seeds)).Select(i => first + (ulong)i)];
            IReadOnlyList<ExperimentText> texts = ExperimentTexts.Find(parsed.GetRequiredValue(corpora));
            string table = parsed.GetRequiredValue(path), results = ResultsPath(table);
            NamedFile.ThrowIfShared(
                [new NamedFile(path.Name, table), new NamedFile("the file of finished rows", results)],
                [.. texts.SelectMany(text => (string?[])[text.CorpusPath, text.ValidPath]).Select(text => NamedFile.From("a text", text))]);
            return Run(Select(texts, all, parsed.GetValue(only) ?? ""), table, results, parsed.GetValue(json), invocation);
        });
        return command;
    }

    private static string ResultsPath(string path)
    {
        string resultsPath = Path.ChangeExtension(path, ResultsExtension);
        return resultsPath != path
            ? resultsPath
            : throw new UsageException($"--out '{path}' is the table and must not end in {ResultsExtension}: finished rows are kept under that name.");
    }

    private static Experiment[] Select(IReadOnlyList<ExperimentText> texts, ulong[] seeds, string only)
    {
        Experiment[] all = [.. texts.SelectMany(text => ExperimentList.For(text, seeds))];
        Experiment[] selected = [.. all.Where(experiment => experiment.Title.Contains(only, StringComparison.OrdinalIgnoreCase))];
        return selected.Length > 0
            ? selected
            : throw new UsageException($"--only '{only}' is in no row; there are: {string.Join(", ", all.Select(experiment => experiment.Title))}.");
    }

    private static int Run(IReadOnlyList<Experiment> experiments, string path, string resultsPath, bool json, Invocation invocation)
    {
        ExperimentResults results = new(resultsPath);
        List<ExperimentRow> rows = [];
        CancellationToken cancellation = invocation.Interruption.Listen();
        OutputFile.WriteText(path, ExperimentTable.Format(rows));

        // Progress is no part of the table.
        IAnsiConsole progress = invocation.CreateConsole(json: true);
        foreach (Experiment experiment in experiments)
        {
            ExperimentRow? row = results.Find(experiment);
            ConsoleText.WriteLine(progress, $"{experiment.Title}{(row is null ? "" : ": as measured before")}");
            if (row is null && (row = experiment.Run(results.CheckpointOf(experiment), invocation, progress)) is not null)
            {
                results.Add(row);
                File.Delete(results.CheckpointOf(experiment));
            }

            if (row is null || cancellation.IsCancellationRequested)
            {
                ConsoleText.WriteLine(progress, $"Interrupted: finished rows are kept in '{resultsPath}', and what was trained since beside it; the same command continues from there.");
                return invocation.Interruption.ExitCode;
            }

            rows.Add(row);
            OutputFile.WriteText(path, ExperimentTable.Format(rows));
        }

        if (json)
        {
            invocation.Output.WriteLine(ExperimentsJson.Write(new ExperimentsReport(rows)));
        }
        else
        {
            invocation.Output.Write(ExperimentTable.Format(rows));
        }

        return ExitCode.Success;
    }
}

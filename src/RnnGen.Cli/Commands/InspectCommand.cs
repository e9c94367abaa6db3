using System.CommandLine;
using Spectre.Console;

namespace RnnGen.Cli;

/// <summary><c>inspect</c>: what a model file of any shape holds, and what its model has learnt.</summary>
internal static class InspectCommand
{
    /// <summary>Creates the command.</summary>
    public static Command Create(Invocation invocation)
    {
        Argument<string> model = new("MODEL") { Description = "The model file." };
        Option<string> neighbours = new("--neighbours")
        {
            Description = "Show the words nearest to these, by the cosine between embeddings or, with one-hot input, between the words' columns in the first layer's weights.",
            HelpName = "WORD[,WORD]",
        };
        neighbours.Validators.Add(result =>
        {
            if (result.Tokens.Any(token => Words(token.Value).Length == 0))
            {
                result.AddError("--neighbours must be a word, or several separated by commas.");
            }
        });
        Option<string> gates = CommandOptions.File(
            "--gates", "Show what gates and states do over a text, UTF-8: means, shares nearly closed (below 0.1), nearly open or saturated (above 0.9), and dead units.", required: false);
        Option<bool> json = CommandOptions.Json();
        Command command = new("inspect", "Show the metadata and the tensors of a model file, or what its model has learnt.") { model, neighbours, gates, json };
        command.SetAction(parsed =>
        {
            using ModelFile file = ModelFiles.Open(parsed.GetRequiredValue(model));
            file.Verify();
            InspectReport report = InspectReport.From(file) with
            {
                Neighbours = parsed.GetValue(neighbours) is { } words ? NeighbourSearch.Of(file, Words(words)) : null,
                Gates = parsed.GetValue(gates) is { } path ? ReadGates(file, path) : null,
            };
            if (parsed.GetValue(json))
            {
                CliJson.Write(invocation.Output, report);
            }
            else
            {
                Show(report, file, invocation.CreateConsole(json: false));
            }

            return ExitCode.Success;
        });
        return command;
    }

    private static string[] Words(string list) => list.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);

    private static GatesReport ReadGates(ModelFile file, string path)
    {
        int[] tokens = file.Vocabulary.Encode(InputFile.ReadText(path));
        return tokens.Length > 0
            ? new GatesReport(tokens.Length, file.Shape.HiddenSize, GateStatistics.Over(file, tokens))
            : throw new FailureException($"the text file '{path}' has no words.");
    }

    private static void Show(InspectReport report, ModelFile file, IAnsiConsole console)
    {
        if (report is { Neighbours: null, Gates: null })
        {
            InspectTables.WriteFile(console, report, file);
        }

        foreach (NeighboursReport word in report.Neighbours ?? [])
        {
            InspectTables.WriteNeighbours(console, word);
        }

        if (report.Gates is { } gates)
        {
            InspectTables.WriteGates(console, gates);
        }
    }
}

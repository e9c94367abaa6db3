using System.CommandLine;
using Spectre.Console;

namespace RnnGen.Cli;

/// <summary>
/// <c>gradient-flow</c>: the vanishing gradient (Pascanu, Mikolov and Bengio 2013), measured: the norm of dE/dh_t against the number of steps back to t, for every cell
/// with the same sizes and the same text, untrained and trained.
/// </summary>
internal static class GradientFlowCommand
{
    /// <summary>Creates the command.</summary>
    public static Command Create(Invocation invocation)
    {
        Option<string> corpus = CommandOptions.File("--corpus", "The text to learn from, UTF-8. Without it, the built-in dialogue.", required: false);
        Option<int> epochs = CommandOptions.Number("--epochs", "Passes over the text.", defaultValue: 5, n => n >= 1, "a whole number of at least 1");
        Option<int> steps = CommandOptions.Number("--steps", "How many steps to follow the gradient back.", defaultValue: 50, n => n is >= 1 and <= 1000, "a whole number from 1 to 1000");
        Option<int> sequences = CommandOptions.Number(
            "--sequences", "How many predictions of the held-out text to measure; their median is shown.", defaultValue: 40, n => n is >= 1 and <= 10_000, "a whole number from 1 to 10000");
        Option<ulong> seed = CommandOptions.Seed("Seeds the initial parameters and the order of windows.");
        Option<string> destination = FlowFile.Option();
        Option<bool> json = CommandOptions.Json();
        Command command = new("gradient-flow", "Measure how far back in time the gradient reaches, for each cell, untrained and trained.")
        {
            corpus,
            epochs,
            steps,
            sequences,
            seed,
            destination,
            json,
        };
        command.SetAction(parsed =>
        {
            string? path = parsed.GetValue(destination);
            NamedFile.ThrowIfShared([NamedFile.From("--out", path)], [NamedFile.From("--corpus", parsed.GetValue(corpus))]);
            IAnsiConsole console = invocation.Writing([path], parsed.GetValue(json)).CreateConsole(parsed.GetValue(json));
            FlowSettings settings = new(ReadText(parsed.GetValue(corpus)), parsed.GetValue(epochs), parsed.GetValue(seed), parsed.GetValue(steps), parsed.GetValue(sequences));
            settings.ThrowIfTextIsTooShort();
            if (path is not null)
            {
                ModelFile.ThrowIfNotWritable(path);
            }

            if (FlowExperiment.Run(settings, invocation, console) is not { } curves)
            {
                return invocation.Interruption.ExitCode;
            }

            console.Write(FlowTable.Create(curves));
            if (path is not null)
            {
                FlowFile.Write(path, settings, curves);
                console.WriteLine($"Wrote '{path}'.");
            }

            if (parsed.GetValue(json))
            {
                CliJson.Write(invocation.Output, new GradientFlowReport(curves));
            }

            return ExitCode.Success;
        });
        return command;
    }

    private static TextSplit ReadText(string? corpusPath)
    {
        VocabularyChoice words = new(WordTokenizer.Default, PresetTable.LstmSmall.Shape.VocabularySize);
        return corpusPath is null
            ? TextSplit.HoldOutLines(words, DemoCorpus.Read(), "the dialogue")
            : TextSplit.OfFiles(words, corpusPath, validPath: null);
    }
}

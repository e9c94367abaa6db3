using System.CommandLine;
using System.Globalization;
using RnnGen.Benchmarks;
using RnnGen.Cli;
using Spectre.Console;
using ExitCode = RnnGen.Cli.ExitCode;

namespace RnnGen.Lab;

/// <summary><c>screening</c>: whether an int8 model suggests what its fp32 output layer does, how many words it scores again for that, and what it takes.</summary>
internal static class ScreeningCommand
{
    /// <summary>Creates the command.</summary>
    /// <param name="output">The figures, as a table.</param>
    public static Command Create(TextWriter output)
    {
        Option<string> model = CommandOptions.Model();
        Option<string> corpus = CommandOptions.File("--corpus", "The text whose words are suggested.", required: true);
        Option<int> contexts = CommandOptions.Number("--contexts", "How many words to suggest after; the text is read again, in other pieces, until there are as many.", 1_000_000, n => n >= 1, "a whole number of at least 1");
        Command command = new("screening", "Compare the suggestions of an int8 model with those of its fp32 output layer.") { model, corpus, contexts };
        command.SetAction(parsed =>
        {
            RnnModel loaded = ModelFiles.Load(parsed.GetRequiredValue(model));
            if (loaded.Shape.Loss != LossPosition.EveryStep)
            {
                throw new FailureException("a model of n-grams has no state that both precisions could share: give a model that reads word by word.");
            }

            string path = parsed.GetRequiredValue(corpus);
            int[] tokens = loaded.Vocabulary.Encode(InputFile.ReadText(path, "corpus"));
            if (tokens.Length == 0)
            {
                throw new FailureException($"the corpus '{path}' has no words.");
            }

            ScreeningRun run = new(loaded, parsed.GetValue(contexts));
            run.Replay(tokens);
            IAnsiConsole console = PlainConsole.Over(output);
            console.Write(ToTable(run, parsed.GetValue(contexts)));
            output.WriteLine(Machine.Description);
            return ExitCode.Success;
        });
        return command;
    }

    private static Table ToTable(ScreeningRun run, int contexts)
    {
        Table table = FigureTable.Create(
            $"{ShapeText.Of(run.Shape)}, {contexts.ToString("N0", CultureInfo.InvariantCulture)} contexts", "lists that differ", "scored again: median", "99th percentile", "int8 with rows", "int8 alone", "fp32", "lists of int8 alone that differ", "lists that differ from the fp32 model's");
        foreach (ScreeningFigure figure in run.Figures)
        {
            table.AddRow(
                $"{figure.Words} suggested",
                figure.Different.ToString("N0", CultureInfo.InvariantCulture),
                figure.RowsScoredAgain(0.5).ToString(CultureInfo.InvariantCulture),
                figure.RowsScoredAgain(0.99).ToString(CultureInfo.InvariantCulture),
                Microseconds(figure.Screened),
                Microseconds(figure.Quantized),
                Microseconds(figure.Exact),
                ((double)figure.QuantizedDifferent / contexts).ToString("P2", CultureInfo.InvariantCulture),
                ((double)figure.ModelDifferent / contexts).ToString("P2", CultureInfo.InvariantCulture));
        }

        return table;
    }

    private static string Microseconds(double time) => string.Create(CultureInfo.InvariantCulture, $"{time:G4} μs");
}

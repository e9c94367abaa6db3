using System.CommandLine;
using System.Globalization;
using RnnGen.Benchmarks;
using RnnGen.Cli;
using Spectre.Console;
using ExitCode = RnnGen.Benchmarks.ExitCode;

namespace RnnGen.Lab;

/// <summary><c>precision</c>: what int8 weights, and 7 bits of what they multiply, cost in quality.</summary>
internal static class PrecisionCommand
{
    /// <summary>Creates the command.</summary>
    /// <param name="output">The figures, as a table.</param>
    public static Command Create(TextWriter output)
    {
        Command command = new("precision", "Measure what int8 weights cost in quality: the same model in several precisions on the same text.");
        Option<string> corpus = new("--corpus") { Description = "The text to predict.", Required = true, HelpName = "FILE" };
        Argument<string[]> models = new("models") { Description = "Files of models trained with presets.", Arity = ArgumentArity.OneOrMore };
        command.Add(corpus);
        command.Add(models);
        command.SetAction(parsed =>
        {
            string text = InputFile.ReadText(parsed.GetRequiredValue(corpus), "corpus");
            Table table = FigureTable.Create("model", "weights", "times", "perplexity", "top 1", "top 3", "top 5");
            foreach (string path in parsed.GetRequiredValue(models))
            {
                int[] tokens = ModelFiles.Load(path).Vocabulary.Encode(text);
                foreach (ModelPrecision precision in ModelPrecision.All)
                {
                    Evaluation evaluation = precision.Load(path).CreateEvaluator().Evaluate(tokens);
                    table.AddRow(
                        Path.GetFileNameWithoutExtension(path),
                        precision.Weights,
                        precision.Multiplied,
                        evaluation.Perplexity.ToString("F3", CultureInfo.InvariantCulture),
                        Percent(evaluation.Top1),
                        Percent(evaluation.Top3),
                        Percent(evaluation.Top5));
                }
            }

            PlainConsole.Over(output).Write(table);
            return ExitCode.Success;
        });
        return command;
    }

    private static string Percent(double share) => share.ToString("P2", CultureInfo.InvariantCulture);
}

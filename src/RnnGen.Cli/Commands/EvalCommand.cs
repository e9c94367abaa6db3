using System.CommandLine;
using Spectre.Console;

namespace RnnGen.Cli;

/// <summary><c>eval</c>: how well a model predicts a text.</summary>
internal static class EvalCommand
{
    /// <summary>Creates the command.</summary>
    public static Command Create(Invocation invocation)
    {
        Option<string> model = CommandOptions.Model();
        Option<string> corpus = CommandOptions.File("--corpus", "The text to predict, UTF-8.", required: true);
        Option<bool> json = CommandOptions.Json();
        Command command = new("eval", "Measure how well a model predicts a text.") { model, corpus, json };
        command.SetAction(parsed =>
        {
            Evaluation evaluation = Evaluate(parsed.GetRequiredValue(model), parsed.GetRequiredValue(corpus), invocation);
            if (parsed.GetValue(json))
            {
                CliJson.Write(invocation.Output, EvalReport.Of(evaluation));
            }
            else
            {
                invocation.CreateConsole(json: false).Write(ToTable(evaluation));
            }

            return ExitCode.Success;
        });
        return command;
    }

    private static Evaluation Evaluate(string modelPath, string corpusPath, Invocation invocation)
    {
        RnnModel model = PresetTable.Load(modelPath);
        invocation.WarnIfNotOptimized(model);
        int[] tokens = model.Vocabulary.Encode(InputFile.ReadText(corpusPath, "corpus"));
        int needed = model.Shape.Loss == LossPosition.LastStep ? model.Shape.SequenceLength + 1 : 2;
        return tokens.Length >= needed
            ? new Evaluator(model).Evaluate(tokens)
            : throw new FailureException($"the corpus '{corpusPath}' is too short: it has {tokens.Length} words, but at least {needed} are needed.");
    }

    private static Table ToTable(in Evaluation evaluation)
    {
        Table table = new Table().Border(TableBorder.Rounded).HideHeaders().AddColumn("").AddColumn(new TableColumn("").RightAligned());
        table.AddRow("words predicted", $"{evaluation.Tokens:N0}");
        table.AddRow("perplexity", $"{evaluation.Perplexity:F2}");
        table.AddRow("perplexity of known words", $"{evaluation.PerplexityWithoutUnknown:F2}");
        table.AddRow("unknown words", $"{evaluation.UnknownRate:P2}");
        table.AddRow("known words suggested first", $"{evaluation.Top1:P2}");
        table.AddRow("among the first three", $"{evaluation.Top3:P2}");
        table.AddRow("among the first five", $"{evaluation.Top5:P2}");
        return table;
    }
}

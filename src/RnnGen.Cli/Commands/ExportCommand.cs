using System.CommandLine;
using RnnGen.Onnx;

namespace RnnGen.Cli;

/// <summary><c>export</c>: converts a model file of any shape for other programs.</summary>
internal static class ExportCommand
{
    private const string OnnxFormat = "onnx";

    private const string LogitsHead = "logits";
    private const string ProbabilitiesHead = "probabilities";
    private const string MostProbableHead = "most-probable";

    /// <summary>Creates the command.</summary>
    public static Command Create(Invocation invocation)
    {
        Option<string> model = CommandOptions.Model();
        Option<string> to = CommandOptions.Choice<string>("--to", "The format to write.", OnnxFormat);
        to.Required = true;
        Option<string> destination = CommandOptions.File("--out", "The file to write.", required: true);
        Option<string> head = CommandOptions.Choice<string>(
            "--head", "What the graph outputs for the next word: a logit or a probability for each word, or the most probable words.", LogitsHead, ProbabilitiesHead, MostProbableHead);
        head.DefaultValueFactory = _ => LogitsHead;
        Option<int> top = CommandOptions.Number("--top", $"How many words {MostProbableHead} outputs, <unk> among them.", defaultValue: 5, n => n >= 1, "a whole number of at least 1");
        Option<bool> json = CommandOptions.Json();
        Command command = new("export", "Convert a model to a format that other programs read.") { model, to, destination, head, top, json };
        command.SetAction(parsed =>
        {
            string source = parsed.GetRequiredValue(model);
            string path = parsed.GetRequiredValue(destination);
            NamedFile.ThrowIfShared([new NamedFile("--out", path)], [new NamedFile("--model", source)]);
            Invocation shown = invocation.Writing([path], parsed.GetValue(json));
            string headName = parsed.GetRequiredValue(head);
            if (headName != MostProbableHead && parsed.GetResult(top) is { Implicit: false })
            {
                throw new UsageException($"--top goes with --head {MostProbableHead}; --head {headName} outputs all words.");
            }

            using ModelFile opened = ModelFiles.Open(source);
            OnnxFile file = OnnxExport.Write(opened, path, HeadOf(headName, parsed.GetValue(top)));
            if (parsed.GetValue(json))
            {
                CliJson.Write(invocation.Output, file);
            }
            else
            {
                Show(file, shown);
            }

            return ExitCode.Success;
        });
        return command;
    }

    private static OnnxHead HeadOf(string name, int top) => name switch
    {
        LogitsHead => OnnxHead.Logits,
        ProbabilitiesHead => OnnxHead.Probabilities,
        _ => OnnxHead.MostProbable(top),
    };

    private static void Show(OnnxFile file, Invocation invocation)
    {
        invocation.WriteLine($"{file.Path}: {file.Bytes:N0} bytes, opset {file.Opset}");
        ShowValues("inputs", file.Inputs);
        ShowValues("outputs", file.Outputs);

        void ShowValues(string title, IReadOnlyList<OnnxValue> values) =>
            invocation.WriteLine($"{title,-8} {string.Join(", ", values.Select(value => $"{value.Name} [{string.Join(", ", value.Shape)}]"))}");
    }
}

using System.CommandLine;
using Spectre.Console;

namespace RnnGen.Cli;

/// <summary><c>quantize</c>: writes a model file with int8 weights.</summary>
internal static class QuantizeCommand
{
    /// <summary>Creates the command.</summary>
    public static Command Create(Invocation invocation)
    {
        Option<string> model = CommandOptions.Model();
        Option<string> destination = CommandOptions.File("--out", "The int8 model file to write.", required: true);
        Option<string> calibrate = CommandOptions.File(
            "--calibrate", "A text, UTF-8, on which the scale of each row is chosen. It is seldom worth it: scales need no text.", required: false);
        Option<bool> json = CommandOptions.Json();
        Command command = new("quantize", "Write a model with int8 weights: a quarter of the bytes, for serving only.") { model, destination, calibrate, json };
        command.SetAction(parsed =>
        {
            NamedFile source = new("--model", parsed.GetRequiredValue(model)), target = new("--out", parsed.GetRequiredValue(destination));
            NamedFile.ThrowIfShared([target], [source, NamedFile.From("--calibrate", parsed.GetValue(calibrate))]);
            Invocation shown = invocation.Writing([target.Path], parsed.GetValue(json));
            using ModelFile file = ModelFiles.Open(source.Path);
            ModelFile.ThrowIfNotWritable(target.Path);
            ReadOnlyMemory<byte> bytes = parsed.GetValue(calibrate) is { } text ? Calibrate(file, text, invocation) : file.ToInt8();
            OutputFile.Write(target.Path, bytes.Span);
            using ModelFile written = ModelFile.Open(bytes);
            QuantizeReport report = QuantizeReport.Of(written, bytes.Length);
            if (parsed.GetValue(json))
            {
                CliJson.Write(invocation.Output, report);
            }
            else
            {
                Show(written, report, file.SizeInBytes, shown.CreateConsole(json: false));
            }

            return ExitCode.Success;
        });
        return command;
    }

    /// <summary>Quantises a model with scales chosen over a text.</summary>
    private static ReadOnlyMemory<byte> Calibrate(ModelFile file, string path, Invocation invocation)
    {
        int[] tokens = file.Vocabulary.Encode(InputFile.ReadText(path));
        return tokens.Length == 0 ? throw new FailureException($"the text file '{path}' has no words.")
            : !tokens.AsSpan().ContainsAnyExcept(Vocabulary.Unknown) ? throw new FailureException($"the model knows no word of the text file '{path}': calibrate on a text like the one it learnt from.")
            : file.Precision == WeightPrecision.Int8 ? file.ToInt8()
            : ModelClasses.Of(file, invocation.Note).LoadFrozen(file, new FreezeOptions { Precision = WeightPrecision.Int8, CalibrationText = tokens }).Save();
    }

    private static void Show(ModelFile file, QuantizeReport report, long before, IAnsiConsole console)
    {
        Table table = new Table().Border(TableBorder.Rounded).AddColumn("tensor").AddColumn("shape");
        table.AddColumn(new TableColumn("largest error").RightAligned()).AddColumn(new TableColumn("mean error").RightAligned());
        foreach (QuantizationError error in file.QuantizationErrors)
        {
            SafetensorsTensor tensor = file.Tensors.Single(tensor => tensor.Name == error.Tensor);
            table.AddRow(ConsoleText.Cell(tensor.Name), ConsoleText.Cell(tensor.ShapeText), ErrorCell(error.Largest), ErrorCell(error.Mean));
        }

        table.AddRow(ConsoleText.Cell("all"), ConsoleText.Cell(""), ErrorCell(report.LargestError), ErrorCell(report.MeanError));
        console.Write(table);
        console.WriteLine($"{before:N0} bytes before, {report.Bytes:N0} after: {report.Bytes / (double)before:P1}");

        static Text ErrorCell(double error) => ConsoleText.Cell($"{error:G3}");
    }
}

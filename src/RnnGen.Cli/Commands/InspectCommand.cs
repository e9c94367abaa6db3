using System.CommandLine;
using Spectre.Console;

namespace RnnGen.Cli;

/// <summary><c>inspect</c>: what a model file holds, whatever its shape.</summary>
internal static class InspectCommand
{
    // A vocabulary of thousands of words is shown by its beginning.
    private const int LongestMetadata = 200;

    /// <summary>Creates the command.</summary>
    public static Command Create(Invocation invocation)
    {
        Argument<string> model = new("MODEL") { Description = "The model file." };
        Option<bool> json = CommandOptions.Json();
        Command command = new("inspect", "Show the metadata and the tensors of a model file.") { model, json };
        command.SetAction(parsed =>
        {
            ModelFile file = ModelFiles.Read(parsed.GetRequiredValue(model));
            InspectReport report = InspectReport.Of(file);
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

    private static void Show(InspectReport report, ModelFile file, IAnsiConsole console)
    {
        Grid metadata = new Grid().AddColumn(new GridColumn().NoWrap()).AddColumn();
        foreach ((string key, string value) in report.Metadata)
        {
            metadata.AddRow(new Text(key), new Text(value.Length <= LongestMetadata ? value : $"{value.AsSpan(0, LongestMetadata)}…"));
        }

        Table tensors = new Table().Border(TableBorder.Rounded).AddColumn("tensor").AddColumn("shape").AddColumn(new TableColumn("elements").RightAligned());
        foreach (SafetensorsTensor tensor in file.Tensors)
        {
            tensors.AddRow(Markup.Escape(tensor.Name), Markup.Escape(tensor.ShapeText), $"{tensor.Length:N0}");
        }

        console.Write(metadata);
        console.Write(tensors);
        console.WriteLine($"{file.Vocabulary.Count:N0} words, {report.ParameterCount:N0} parameters, {report.Bytes:N0} bytes");
    }
}

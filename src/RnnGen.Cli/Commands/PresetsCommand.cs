using System.CommandLine;
using Spectre.Console;

namespace RnnGen.Cli;

/// <summary><c>presets</c>: lists the built-in models.</summary>
internal static class PresetsCommand
{
    /// <summary>Creates the command.</summary>
    public static Command Create(Invocation invocation)
    {
        Option<bool> json = CommandOptions.Json();
        Command command = new("presets", "List the built-in models and their sizes.") { json };
        command.SetAction(parsed =>
        {
            if (parsed.GetValue(json))
            {
                CliJson.Write(invocation.Output, new PresetsReport([.. PresetTable.All.Select(PresetReport.From)]));
            }
            else
            {
                IAnsiConsole console = invocation.CreateConsole(json: false);
                console.Write(Sizes());
                console.Write(Descriptions());
            }

            return ExitCode.Success;
        });
        return command;
    }

    private static Table Sizes()
    {
        Table table = new Table().Border(TableBorder.Rounded).AddColumn("preset");
        foreach (string header in (string[])["V", "E", "H", "L", "T", "B", "parameters", "bytes", "workspace"])
        {
            table.AddColumn(new TableColumn(header).RightAligned().NoWrap());
        }

        foreach (Preset preset in PresetTable.All)
        {
            ModelShape shape = preset.Shape;
            int[] sizes = [shape.VocabularySize, shape.EmbeddingSize, shape.HiddenSize, shape.Layers, shape.SequenceLength, shape.BatchSize];
            table.AddRow([preset.Name, .. sizes.Select(size => $"{size}"), $"{shape.ParameterCount:N0}", $"{preset.ParameterBytes:N0}", $"{preset.Model.TrainingWorkspaceBytes:N0}"]);
        }

        return table.Caption("V words, E embedding, H hidden, L layers, T steps, B sequences; workspace: bytes for training besides parameters, gradients and moments");
    }

    private static Grid Descriptions()
    {
        Grid grid = new Grid().AddColumn(new GridColumn().NoWrap()).AddColumn();
        foreach (Preset preset in PresetTable.All)
        {
            string modes = string.Join(" or ", preset.Modes.Select(TrainingModes.Name));
            grid.AddRow(ConsoleText.Cell(preset.Name), ConsoleText.Cell($"{preset.Description} (mode {modes}; {preset.Recipe})"));
        }

        return grid;
    }
}

using Spectre.Console;

namespace RnnGen.Cli;

/// <summary>The findings of <c>inspect</c>, formatted for people.</summary>
internal static class InspectTables
{
    // Of a vocabulary of thousands of words, only the beginning is shown.
    private const int LongestMetadata = 200;

    /// <summary>Writes metadata and tensors.</summary>
    public static void WriteFile(IAnsiConsole console, InspectReport report, ModelFile file)
    {
        Grid metadata = new Grid().AddColumn(new GridColumn().NoWrap()).AddColumn();
        foreach ((string key, string value) in report.Metadata)
        {
            metadata.AddRow(ConsoleText.Cell(key), ConsoleText.Cell(value.Length <= LongestMetadata ? value : $"{value.AsSpan(0, LongestMetadata)}…"));
        }

        Table tensors = new Table().Border(TableBorder.Rounded).AddColumn("tensor").AddColumn("shape").AddColumn(new TableColumn("elements").RightAligned());
        foreach (SafetensorsTensor tensor in file.Tensors)
        {
            tensors.AddRow(ConsoleText.Cell(tensor.Name), ConsoleText.Cell(tensor.ShapeText), ConsoleText.Cell($"{tensor.Length:N0}"));
        }

        console.Write(metadata);
        console.Write(tensors);
        console.WriteLine($"{file.Vocabulary.Count:N0} words, {report.ParameterCount:N0} parameters, {report.Bytes:N0} bytes");
    }

    /// <summary>Writes the neighbours of a word, one per line.</summary>
    public static void WriteNeighbours(IAnsiConsole console, NeighboursReport report)
    {
        console.WriteLine(report.Word);
        Grid grid = new Grid().AddColumn(new GridColumn().NoWrap().RightAligned()).AddColumn();
        foreach (NeighbourReport neighbour in report.Neighbours)
        {
            grid.AddRow(ConsoleText.Cell($"{neighbour.Similarity:F3}"), ConsoleText.Cell(neighbour.Word));
        }

        console.Write(grid);
    }

    /// <summary>Writes gates and states, layer by layer.</summary>
    public static void WriteGates(IAnsiConsole console, GatesReport report)
    {
        Table table = new Table().Border(TableBorder.Rounded).AddColumn("layer").AddColumn("value");
        foreach (string header in (string[])["mean", "nearly closed", "nearly open", "saturated", "dead units"])
        {
            table.AddColumn(new TableColumn(header).RightAligned());
        }

        foreach (GateReport gate in report.Gates)
        {
            table.AddRow($"{gate.Layer}", Markup.Escape(gate.Name), $"{gate.Mean:F3}", $"{gate.NearlyClosed:P1}", $"{gate.NearlyOpen:P1}", $"{gate.Saturated:P1}", $"{gate.DeadUnits}");
        }

        console.Write(table.Caption("nearly closed: below 0.1; nearly open, saturated: above 0.9"));
        console.WriteLine($"{report.Words:N0} words, {report.Units:N0} units per layer");
    }
}

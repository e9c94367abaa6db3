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

        console.Write(metadata);
        console.Write(file.Precision == WeightPrecision.Int8 ? Int8Tensors(report, file) : Tensors(file));
        console.WriteLine($"{file.Vocabulary.Count:N0} words, {report.ParameterCount:N0} parameters, {report.Bytes:N0} bytes");
    }

    private static Table Tensors(ModelFile file)
    {
        Table table = Numbers(new Table().Border(TableBorder.Rounded).AddColumn("tensor").AddColumn("shape"), "elements");
        foreach (SafetensorsTensor tensor in file.Tensors)
        {
            table.AddRow(ConsoleText.Cell(tensor.Name), ConsoleText.Cell(tensor.ShapeText), ConsoleText.Cell($"{tensor.Length:N0}"));
        }

        return table;
    }

    /// <summary>Weights stand with their scales in one line.</summary>
    private static Table Int8Tensors(InspectReport report, ModelFile file)
    {
        Table table = Numbers(new Table().Border(TableBorder.Rounded).AddColumn("tensor").AddColumn("dtype").AddColumn("shape"), "elements", "scales", "largest error", "mean error");
        foreach ((SafetensorsTensor tensor, TensorReport figures) in file.Tensors.Zip(report.Tensors).Where(pair => !pair.First.Name.EndsWith(".scale", StringComparison.Ordinal)))
        {
            string scales = figures.LargestScale is null ? "" : $"{figures.SmallestScale:G3} to {figures.LargestScale:G3}";
            string?[] cells = [tensor.Name, figures.Dtype, tensor.ShapeText, $"{tensor.Length:N0}", scales, $"{figures.LargestError:G3}", $"{figures.MeanError:G3}"];
            table.AddRow(cells.Select(cell => ConsoleText.Cell(cell ?? "")));
        }

        return table.Caption("I8: w = scale·q with one scale a row; errors: |w − scale·q| against the fp32 weights");
    }

    private static Table Numbers(Table table, params ReadOnlySpan<string> headers)
    {
        foreach (string header in headers)
        {
            table.AddColumn(new TableColumn(header).RightAligned());
        }

        return table;
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
        Numbers(table, "mean", "nearly closed", "nearly open", "saturated", "dead units");
        foreach (GateReport gate in report.Gates)
        {
            table.AddRow($"{gate.Layer}", Markup.Escape(gate.Name), $"{gate.Mean:F3}", $"{gate.NearlyClosed:P1}", $"{gate.NearlyOpen:P1}", $"{gate.Saturated:P1}", $"{gate.DeadUnits}");
        }

        console.Write(table.Caption("nearly closed: below 0.1; nearly open, saturated: above 0.9"));
        console.WriteLine($"{report.Words:N0} words, {report.Units:N0} units per layer");
    }
}

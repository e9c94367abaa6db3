using System.Globalization;
using Spectre.Console;

namespace RnnGen.Benchmarks;

/// <summary>A report formatted as a table.</summary>
internal static class ComparisonTable
{
    private const string Absent = "-";

    /// <summary>Writes the machine, its limits and the rows.</summary>
    public static void Write(IAnsiConsole console, ComparisonReport report)
    {
        Table table = new Table().Border(TableBorder.Markdown).AddColumn("work");
        foreach (string column in (string[])["RnnGen", "forward and backward", "naive", "run-time sizes", "ONNX Runtime", "2 threads", "int8", "TorchSharp", "of peak", "of wide peak", "allocated"])
        {
            table.AddColumn(new TableColumn(column).RightAligned());
        }

        foreach (RowReport row in report.Rows)
        {
            table.AddRow(
                row.Work,
                Duration(row.RnnGenNanoseconds),
                Duration(row.ForwardBackwardNanoseconds),
                Duration(row.NaiveNanoseconds),
                Duration(row.RuntimeSizesNanoseconds),
                Duration(row.OnnxRuntimeNanoseconds),
                Duration(row.OnnxRuntimeTwoThreadsNanoseconds),
                Duration(row.OnnxRuntimeInt8Nanoseconds),
                Duration(row.TorchSharpNanoseconds),
                row.ShareOfPeak.ToString("P1", CultureInfo.InvariantCulture),
                row.ShareOfWidePeak?.ToString("P1", CultureInfo.InvariantCulture) ?? Absent,
                row.AllocatedBytes.ToString("N0", CultureInfo.InvariantCulture));
        }

        console.WriteLine(report.Machine);
        console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"peak of one core {report.PeakGflops:F1} GFLOP/s{(report.WidePeakGflops is { } wide ? $", {wide:F1} with vectors of 16 floats" : "")}; 10 MB are read at {report.StreamGigabytesPerSecond:F1} GB/s"));
        console.Write(table);
    }

    private static string Duration(double? nanoseconds) => nanoseconds is { } value ? DurationText.Format(value) : Absent;
}

using System.Text.Json;
using System.Text.Json.Serialization;

namespace RnnGen.Benchmarks;

/// <summary>The output of <c>compare --json</c>: one object on one line, with every column in every row.</summary>
[JsonSourceGenerationOptions(WriteIndented = false)]
[JsonSerializable(typeof(ComparisonReport))]
internal sealed partial class ComparisonJson : JsonSerializerContext
{
    /// <summary>Writes a report.</summary>
    public static void Write(TextWriter output, ComparisonReport report) => output.WriteLine(JsonSerializer.Serialize(report, Default.ComparisonReport));
}

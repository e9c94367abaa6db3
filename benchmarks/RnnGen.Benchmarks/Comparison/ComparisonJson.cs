using System.Text.Json;
using System.Text.Json.Serialization;

namespace RnnGen.Benchmarks;

/// <summary>What <c>compare --json</c> writes: one object in one line, every column in every row.</summary>
[JsonSourceGenerationOptions(WriteIndented = false)]
[JsonSerializable(typeof(ComparisonReport))]
internal sealed partial class ComparisonJson : JsonSerializerContext
{
    /// <summary>Writes a report.</summary>
    public static void Write(TextWriter output, ComparisonReport report) => output.WriteLine(JsonSerializer.Serialize(report, Default.ComparisonReport));
}

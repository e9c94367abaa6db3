using System.Text.Json;
using System.Text.Json.Serialization;

namespace RnnGen.Lab;

/// <summary>What <c>time-to-quality --json</c> writes: one object in one line.</summary>
[JsonSourceGenerationOptions(WriteIndented = false)]
[JsonSerializable(typeof(QualityReport))]
internal sealed partial class QualityJson : JsonSerializerContext
{
    /// <summary>Writes a report.</summary>
    public static void Write(TextWriter output, QualityReport report) => output.WriteLine(JsonSerializer.Serialize(report, Default.QualityReport));
}

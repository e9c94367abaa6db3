using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using RnnGen.Onnx;

namespace RnnGen.Cli;

/// <summary>What <c>--json</c> writes: one object in one line.</summary>
[JsonSerializable(typeof(DemoReport))]
[JsonSerializable(typeof(EvalReport))]
[JsonSerializable(typeof(ExperimentsReport))]
[JsonSerializable(typeof(GenerateReport))]
[JsonSerializable(typeof(GradientFlowReport))]
[JsonSerializable(typeof(InspectReport))]
[JsonSerializable(typeof(OnnxFile))]
[JsonSerializable(typeof(PresetsReport))]
[JsonSerializable(typeof(SuggestReport))]
[JsonSerializable(typeof(TrainReport))]
internal sealed partial class CliJson : JsonSerializerContext
{
    // Words of any language stay readable; nothing here ends up inside HTML, which is what the default encoder guards against.
    private static readonly CliJson Readable = new(new JsonSerializerOptions
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    });

    /// <summary>Writes a report.</summary>
    public static void Write<T>(TextWriter output, T report) =>
        output.WriteLine(JsonSerializer.Serialize(report, (JsonTypeInfo<T>)Readable.GetTypeInfo(typeof(T))!));

    /// <summary>Reads a report that was written.</summary>
    /// <exception cref="JsonException">The text is no such report.</exception>
    public static T? Read<T>(string json) => JsonSerializer.Deserialize(json, (JsonTypeInfo<T>)Readable.GetTypeInfo(typeof(T))!);

    /// <summary>A number, or null where there is none: JSON knows neither NaN nor infinity.</summary>
    public static double? Finite(double value) => double.IsFinite(value) ? value : null;
}

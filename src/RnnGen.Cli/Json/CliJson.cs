using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using RnnGen.Onnx;

namespace RnnGen.Cli;

/// <summary>What <c>--json</c> writes, and the lines of a training log: one object in one line.</summary>
[JsonSerializable(typeof(DemoReport))]
[JsonSerializable(typeof(EvalReport))]
[JsonSerializable(typeof(GenerateReport))]
[JsonSerializable(typeof(GradientFlowReport))]
[JsonSerializable(typeof(InspectReport))]
[JsonSerializable(typeof(LogRecord))]
[JsonSerializable(typeof(OnnxFile))]
[JsonSerializable(typeof(PresetsReport))]
[JsonSerializable(typeof(SuggestReport))]
[JsonSerializable(typeof(TrainReport))]
[JsonSerializable(typeof(string[]))]
internal sealed partial class CliJson : JsonSerializerContext
{
    // Words of any language stay readable; nothing here ends up inside HTML, which is what the default encoder guards against.
    private static readonly CliJson Readable = new(new JsonSerializerOptions
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,

        // What is read has every property that a record needs.
        RespectRequiredConstructorParameters = true,
        RespectNullableAnnotations = true,
    });

    /// <summary>Writes a report.</summary>
    public static void Write<T>(TextWriter output, T report) =>
        output.WriteLine(JsonSerializer.Serialize(report, (JsonTypeInfo<T>)Readable.GetTypeInfo(typeof(T))!));

    /// <summary>Reads what <see cref="Write"/> wrote; null for the word null.</summary>
    /// <exception cref="JsonException">The text is something else.</exception>
    public static T? Read<T>(string text)
        where T : class => JsonSerializer.Deserialize(text, (JsonTypeInfo<T>)Readable.GetTypeInfo(typeof(T))!);

    /// <summary>A number, or null where there is none: JSON knows neither NaN nor infinity.</summary>
    public static double? Finite(double value) => double.IsFinite(value) ? value : null;
}

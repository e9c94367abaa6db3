using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using RnnGen.Onnx;

namespace RnnGen.Cli;

/// <summary>The JSON of <c>--json</c> and of training logs: one object on one line.</summary>
[JsonSerializable(typeof(ClearedReport))]
[JsonSerializable(typeof(DemoReport))]
[JsonSerializable(typeof(EvalReport))]
[JsonSerializable(typeof(ForgottenReport))]
[JsonSerializable(typeof(GenerateReport))]
[JsonSerializable(typeof(GradientFlowReport))]
[JsonSerializable(typeof(ImportReport))]
[JsonSerializable(typeof(InspectReport))]
[JsonSerializable(typeof(LogRecord))]
[JsonSerializable(typeof(NewReport))]
[JsonSerializable(typeof(OnnxFile))]
[JsonSerializable(typeof(PersonalReport))]
[JsonSerializable(typeof(PresetsReport))]
[JsonSerializable(typeof(ProfilesReport))]
[JsonSerializable(typeof(QuantizeReport))]
[JsonSerializable(typeof(SuggestLineReport))]
[JsonSerializable(typeof(SuggestReport))]
[JsonSerializable(typeof(TrainReport))]
[JsonSerializable(typeof(string[]))]
internal sealed partial class CliJson : JsonSerializerContext
{
    // Words of any language stay readable; the default encoder guards HTML, where nothing of this ends up.
    private static readonly CliJson Readable = new(new JsonSerializerOptions
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,

        // A record that lacks a required property is rejected.
        RespectRequiredConstructorParameters = true,
        RespectNullableAnnotations = true,
    });

    /// <summary>Writes a report.</summary>
    public static void Write<T>(TextWriter output, T report) =>
        output.WriteLine(JsonSerializer.Serialize(report, (JsonTypeInfo<T>)Readable.GetTypeInfo(typeof(T))!));

    /// <summary>Reads what <see cref="Write"/> wrote; returns null for the JSON null.</summary>
    /// <exception cref="JsonException">The text is not such an object.</exception>
    public static T? Read<T>(string text)
        where T : class => JsonSerializer.Deserialize(text, (JsonTypeInfo<T>)Readable.GetTypeInfo(typeof(T))!);

    /// <summary>Returns a number, or null if it is not finite: JSON has neither NaN nor infinity.</summary>
    public static double? Finite(double value) => double.IsFinite(value) ? value : null;
}

using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace RnnGen.Lab;

/// <summary>What <c>personal --json</c> writes: one object in one line.</summary>
[JsonSerializable(typeof(PersonalLabReport))]
internal sealed partial class PersonalJson : JsonSerializerContext
{
    private static readonly PersonalJson Readable = new(new JsonSerializerOptions
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        Converters = { new JsonStringEnumConverter<Source>(JsonNamingPolicy.CamelCase) },

        // The share of keystrokes saved of texts without any.
        NumberHandling = JsonNumberHandling.AllowNamedFloatingPointLiterals,
    });

    /// <summary>Writes a report.</summary>
    public static void Write(TextWriter output, PersonalLabReport report) => output.WriteLine(JsonSerializer.Serialize(report, Readable.PersonalLabReport));
}

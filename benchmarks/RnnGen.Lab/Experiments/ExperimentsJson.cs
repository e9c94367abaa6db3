using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace RnnGen.Lab;

/// <summary>What <c>experiments --json</c> writes and the file of finished rows holds: one object in one line.</summary>
[JsonSerializable(typeof(ExperimentsReport))]
internal sealed partial class ExperimentsJson : JsonSerializerContext
{
    // Words of any language stay readable; nothing here ends up inside HTML, which is what the default encoder guards against.
    private static readonly ExperimentsJson Readable = new(new JsonSerializerOptions
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,

        // What is read has every property that a record needs.
        RespectRequiredConstructorParameters = true,
        RespectNullableAnnotations = true,
    });

    /// <summary>The report as text, without the end of the line.</summary>
    public static string Write(ExperimentsReport report) => JsonSerializer.Serialize(report, Readable.ExperimentsReport);

    /// <summary>Reads what <see cref="Write"/> wrote; null for the word null.</summary>
    /// <exception cref="JsonException">The text is something else.</exception>
    public static ExperimentsReport? Read(string text) => JsonSerializer.Deserialize(text, Readable.ExperimentsReport);
}

using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace RnnGen.Training;

/// <summary>The JSON inside a checkpoint's metadata. Numbers come back to the bit; the lowest loss is infinite before the first epoch is complete.</summary>
[JsonSerializable(typeof(CheckpointState))]
[JsonSerializable(typeof(Dictionary<string, string>))]
internal sealed partial class CheckpointJson : JsonSerializerContext
{
    public static CheckpointJson Strict { get; } = new(new JsonSerializerOptions
    {
        AllowDuplicateProperties = false,
        RespectNullableAnnotations = true,
        RespectRequiredConstructorParameters = true,
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
        NumberHandling = JsonNumberHandling.AllowNamedFloatingPointLiterals,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    });
}

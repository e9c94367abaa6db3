using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace RnnGen;

/// <summary>The JSON inside a model file's metadata. Strict: a misspelt or unknown option is reported, never ignored.</summary>
[JsonSerializable(typeof(ModelFileShape))]
[JsonSerializable(typeof(ModelFileTokenizer))]
[JsonSerializable(typeof(Dictionary<string, ModelFileQuantization>))]
[JsonSerializable(typeof(string[]))]
internal sealed partial class ModelFileJson : JsonSerializerContext
{
    public static ModelFileJson Strict { get; } = new(new JsonSerializerOptions
    {
        AllowDuplicateProperties = false,
        RespectNullableAnnotations = true,
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    });
}

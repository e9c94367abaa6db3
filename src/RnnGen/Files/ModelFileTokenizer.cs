using System.Text.Json.Serialization;

namespace RnnGen;

/// <summary>The JSON of metadata <c>rnngen.tokenizer</c>.</summary>
internal sealed record ModelFileTokenizer
{
    [JsonPropertyName("kind")]
    public required string Kind { get; init; }

    [JsonPropertyName("lowerCase")]
    public required bool LowerCase { get; init; }
}

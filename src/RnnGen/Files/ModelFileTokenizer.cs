using System.Text.Json.Serialization;

namespace RnnGen;

/// <summary>The JSON of metadata <c>rnngen.tokenizer</c>.</summary>
internal sealed record ModelFileTokenizer
{
    [JsonPropertyName("kind")]
    public required string Kind { get; init; }

    [JsonPropertyName("lowerCase")]
    public required bool LowerCase { get; init; }

    /// <summary>The version of the rules by which words are found and spelled; absent for the first.</summary>
    [JsonPropertyName("rules")]
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public int? Rules { get; init; }

    /// <summary>The language whose lower case it is; absent for the default.</summary>
    [JsonPropertyName("culture")]
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Culture { get; init; }
}

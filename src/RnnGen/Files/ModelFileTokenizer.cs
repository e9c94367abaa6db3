using System.Text.Json.Serialization;

namespace RnnGen;

/// <summary>The JSON of metadata <c>rnngen.tokenizer</c>.</summary>
internal sealed record ModelFileTokenizer
{
    [JsonPropertyName("kind")]
    public required string Kind { get; init; }

    [JsonPropertyName("lowerCase")]
    public required bool LowerCase { get; init; }

    /// <summary>The version of the rules by which words are found and spelled. The first is written as 0, which leaves it out, and read where there is none: a 0 or null in a file is none.</summary>
    [JsonPropertyName("rules")]
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public int Rules { get; set; } = FirstWordRules.Version;

    /// <summary>The language whose lower case it is; absent for the default.</summary>
    [JsonPropertyName("culture")]
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Culture { get; init; }
}

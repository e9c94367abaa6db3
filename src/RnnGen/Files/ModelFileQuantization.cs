using System.Text.Json.Serialization;

namespace RnnGen;

/// <summary>The JSON of a tensor in metadata <c>rnngen.quantization</c>: see <see cref="QuantizationError"/>.</summary>
internal sealed record ModelFileQuantization
{
    [JsonPropertyName("largestError")]
    public required double LargestError { get; init; }

    [JsonPropertyName("meanError")]
    public required double MeanError { get; init; }
}
